package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest extends Browsing {

    private final String email = "person-" + UUID.randomUUID() + "@example.org";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_German_browser_registers_in_German(boolean scripts) {
        open(scripts(scripts).setLocale("de-DE"));
        page.navigate("/register");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        page.getByLabel("E-Mail-Adresse").fill(email);
        page.getByLabel("Passwort").fill("kurz");
        press("Konto erstellen");
        assertThat(page.locator("#password-fault"))
                .hasText(
                        "Wähle ein anderes Passwort mit 8 bis 128 Zeichen, das schwer zu erraten ist.");
        page.getByLabel("Passwort").fill(PASSWORD);
        press("Konto erstellen");
        page.waitForURL("/");
        assertThat(page).hasTitle("Heute · Todo");
        assertThat(profile()).contains("\"locale\":\"de\"");

        var day = LocalDate.now(ZoneOffset.UTC).plusYears(1);
        addGerman("Geschenke kaufen " + day);
        var date = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.GERMAN).format(day);
        assertMessage("„Geschenke kaufen“ hinzugefügt: " + date);
        page.navigate("/search?q=Geschenke");
        assertThat(page.locator(".task time")).hasText(date);
        press("Erledigen: Geschenke kaufen");
        assertMessage("„Geschenke kaufen“ erledigt.");
        page.navigate("/search?q=due:someday");
        assertThat(page.locator("#q-fault"))
                .containsText("Die Suche ist unvollständig oder fehlerhaft. Zeichen 5");
    }

    @Test
    void the_language_of_the_profile_is_preferred_to_that_of_the_browser() {
        open(scripts(true).setLocale("de-DE"));
        register("/register", "E-Mail-Adresse", "Passwort", "Konto erstellen");
        context.close();
        open(scripts(true).setLocale("en-GB"));
        register("/sign-in", "E-mail address", "Password", "Sign in");

        assertThat(page).hasTitle("Heute · Todo");
        page.navigate("/settings");
        press("Abmelden");
        assertThat(page).hasTitle("Sign in · Todo");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_add_line_says_that_its_words_are_English(boolean scripts) {
        open(scripts(scripts).setLocale("de-DE"));
        register("/register", "E-Mail-Adresse", "Passwort", "Konto erstellen");
        var hint = page.locator("#add-hint");
        assertThat(page.getByLabel("Neue Aufgabe")).hasAttribute("aria-describedby", "add-hint");
        assertThat(hint).isHidden();
        page.getByLabel("Neue Aufgabe").fill("Miete zahlen morgen");
        assertThat(hint).isVisible();
        assertThat(hint).containsText("auf Englisch");

        addGerman("Miete zahlen");
        assertThat(hint).isHidden();
        page.navigate("/add");
        assertThat(page.locator("#add-page")).containsText("auf Englisch");
    }

    @Test
    void pages_in_Urdu_are_mirrored() {
        open(scripts(true).setLocale("ur-PK").setViewportSize(1280, 800));
        register("/register", "ای میل پتہ", "پاس ورڈ", "اکاؤنٹ بنائیں");
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(page).hasTitle("آج · Todo");
        page.getByLabel("نیا کام").fill("کرایہ ادا کریں today !high #گھر");
        page.getByLabel("نیا کام").press("Enter");
        var title = page.locator(".task .title").getByText("کرایہ ادا کریں");
        assertThat(title).isVisible();
        var side = page.locator("#side").boundingBox();
        var main = page.locator("#main").boundingBox();
        assertThat(side.x).isGreaterThanOrEqualTo(main.x + main.width);
        assertThat(side.x + side.width).isEqualTo(1280);
        assertThat(page.locator("#views .flip").first())
                .hasCSS("transform", "matrix(-1, 0, 0, 1, 0, 0)");
        assertAccessible();
        title.click();
        assertThat(page).hasTitle("کرایہ ادا کریں · Todo");
        assertAccessible();
    }

    @Test
    void the_drawer_of_an_Urdu_phone_comes_from_the_right() {
        open(scripts(true).setLocale("ur-PK").setViewportSize(390, 844));
        register("/register", "ای میل پتہ", "پاس ورڈ", "اکاؤنٹ بنائیں");
        assertThat(page.locator("#side")).isHidden();
        assertAccessible();
        page.locator(".tabs").getByText("مزید").click();
        assertThat(page.locator("#side")).isVisible();
        page.waitForCondition(() -> end(page.locator("#side")) == 390);
        assertThat(page.locator("#side").boundingBox().x).isGreaterThan(0);
        assertAccessible();
    }

    private static double end(Locator element) {
        var box = element.boundingBox();
        return box.x + box.width;
    }

    private void register(String path, String emailLabel, String passwordLabel, String button) {
        page.navigate(path);
        page.getByLabel(emailLabel).fill(email);
        page.getByLabel(passwordLabel).fill(PASSWORD);
        press(button);
        page.waitForURL("/");
    }

    private void addGerman(String line) {
        page.getByLabel("Neue Aufgabe").fill(line);
        page.getByLabel("Neue Aufgabe").press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("hinzugefügt");
    }

    private String profile() {
        var token =
                context.cookies().stream()
                        .filter(cookie -> cookie.name.equals("session"))
                        .findFirst()
                        .orElseThrow();
        var answer =
                context.request()
                        .get(
                                site.api().address() + "/api/auth/me",
                                RequestOptions.create()
                                        .setHeader("Authorization", "Bearer " + token.value));
        return answer.text();
    }

    private void assertAccessible() {
        page.evaluate("document.getAnimations().forEach(animation => animation.finish())");
        var found =
                new AxeBuilder(page).setLegacyMode(true).withTags(EveryPageTest.RULES).analyze();
        assertThat(found.getViolations()).as(page.url()).isEmpty();
    }
}
