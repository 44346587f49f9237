package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for every page, checked in one walk through all of them. */
class EveryPageTest extends Browsing {

    static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** The rules that depend on colours. */
    private static final List<String> RULES_OF_COLOUR =
            List.of("color-contrast", "link-in-text-block");

    private static final List<String> SETTINGS =
            List.of(
                    "/settings",
                    "/settings/security",
                    "/settings/searches",
                    "/settings/files",
                    "/settings/account",
                    "/settings/deletion");

    private static final String LONG =
            "A task with areallylongwordthatdoesnotfitintoonelineofasmallphone at all";

    @Test
    void every_page_is_accessible_in_light_and_dark_and_fits_a_small_phone() {
        openRegistered(scripts(true));
        check();
        add("Buy milk");
        add("Done already");
        add(LONG + " #" + "x".repeat(50), LONG);
        page.navigate("/upcoming");
        add("Call the dentist tomorrow 9am !high #health list:Home", "Call the dentist");
        check();
        page.locator("#views").getByText("Home").click();
        assertThat(page).hasTitle("Home · Todo");
        check();
        checkList();
        page.locator("#views").getByText("health").click();
        assertThat(page).hasTitle("#health · Todo");
        check();
        page.navigate(page.url() + "/rename");
        check();
        page.navigate("/tags");
        check();
        for (var view : List.of("/inbox", "/completed", "/")) {
            page.navigate(view);
            check();
        }
        page.keyboard().press("q");
        page.keyboard().type("Buy paint tomorrow 9am !high #home");
        assertThat(page.locator("#quick .chip")).hasCount(3);
        check();
        page.keyboard().press("Escape");
        page.navigate("/add?view=/inbox");
        check();
        page.navigate("/calendar");
        check();
        page.navigate("/inbox");
        press("Board");
        check();
        page.locator(".move summary").first().click();
        check();
        page.getByLabel("Arrange").click();
        check();
        press("List");
        page.navigate("/");
        press("Complete: Done already");
        page.locator("#completed summary").click();
        check();
        page.getByLabel("Delete: Buy milk").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#dialog")).isVisible();
        check();
        press("Delete");
        assertMessage("“Buy milk” deleted.");
        page.getByLabel("Date: " + LONG).focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#pick-words")).isFocused();
        check();
        page.locator("#pick-words").fill("nonsense");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog .err")).isVisible();
        check();
        page.keyboard().press("Escape");
        var id = page.locator(".task").first().getAttribute("id").substring("row-".length());
        for (var picker : List.of("due", "repeat")) {
            page.navigate("/selection/" + picker + "?view=/&task=" + id);
            check();
        }
        page.getByLabel("Unit").selectOption("weeks");
        check();
        page.getByLabel("Unit").selectOption("months");
        check();
        page.navigate("/");
        follow(LONG);
        assertThat(page).hasTitle(LONG + " · Todo");
        checkPanel();
        checkAssistant();
        page.navigate("/notifications");
        check();
        remind("Pay rent");
        page.navigate("/notifications");
        assertThat(page.locator(".notice")).hasCount(1);
        check();
        page.navigate("/history");
        check();
        page.navigate("/search?q=no+such+task");
        check();
        page.navigate("/search?q=due:someday");
        check();
        page.getByLabel("Query").fill("i");
        page.keyboard().type("s");
        page.locator("#q-options .opt").first().waitFor();
        check();
        page.navigate("/nothing");
        check();
        page.navigate("/offline");
        check();
        page.navigate("/share?title=Bread&url=https://example.org/");
        check();
        for (var settings : SETTINGS) {
            page.navigate(settings);
            check();
        }
        page.navigate("/settings/security");
        page.getByLabel("Name").fill("Home automation");
        press("Create token");
        page.getByLabel("Current password").fill("wrong");
        page.getByLabel("New password").fill("short");
        check();
        page.navigate("/settings/files");
        var tasks = "title,due_date\nRenew passport,2027-02-31\n".getBytes(StandardCharsets.UTF_8);
        page.locator("#file").setInputFiles(new FilePayload("tasks.csv", "text/csv", tasks));
        press("Check file");
        check();
        signOut();
        assertThat(page).hasTitle("Sign in · Todo");
        check();
        page.navigate("/register");
        check();
    }

    /** With its menu, its dialogs and the page of all lists. */
    private void checkList() {
        var list = page.url();
        page.getByLabel("List actions").click();
        check();
        page.getByText("Name and colour").click();
        page.locator("#list-name").fill(" ");
        press("Save");
        assertThat(page.locator("#list-name-fault")).isVisible();
        check();
        page.navigate(list + "/edit");
        check();
        page.navigate(list + "/delete");
        check();
        page.navigate(list);
        page.getByLabel("List actions").click();
        press("Archive");
        check();
        press("Unarchive: “Home”");
        assertThat(page).hasTitle("Home · Todo");
    }

    /** With all its parts, beside the list and on a phone. */
    private void checkPanel() {
        page.getByLabel("New subtask").fill("Buy a brush");
        page.getByLabel("New subtask").press("Enter");
        assertThat(page.locator("#panel .subtasks .t")).hasText("Buy a brush");
        page.locator("#add-tags").fill("paint");
        page.locator("#add-tags").press("Enter");
        assertThat(page.locator("#panel .tg")).hasCount(1);
        page.locator(".edit").click();
        page.locator("#description").fill("# Colours\n\n- [x] white\n- [ ] **blue**");
        page.locator("#description").press("Control+Enter");
        assertThat(page.locator("#panel .tick")).hasCount(2);
        check();
        page.getByLabel("Enter date and time").click();
        page.getByLabel("More actions").click();
        check();
        page.setViewportSize(390, 844);
        check();
        page.setViewportSize(1280, 720);
        follow("Make it a subtask of…");
        assertThat(page.locator("#picker")).isVisible();
        check();
        page.keyboard().press("Escape");
        page.navigate(page.url());
        check();
    }

    /** Beside a list, as a page and on a phone, with each of its parts. */
    private void checkAssistant() {
        page.navigate("/inbox");
        page.keyboard().press("c");
        assertThat(page.locator("#chat-text")).isFocused();
        check();
        var first = page.locator(".t").first().textContent();
        for (var text : List.of("add Buy bread", "say **One** and `two`", "delete " + first)) {
            page.locator("#chat-text").fill(text);
            page.locator("#chat-text").press("Enter");
            assertThat(page.locator("#assistant[data-busy]")).hasCount(0);
        }
        assertThat(page.locator("#assistant .ask")).isVisible();
        page.locator("summary.did").click();
        page.locator(".convo summary").click();
        check();
        page.getByLabel("Rename conversation").click();
        assertThat(page.locator("#picker")).isVisible();
        check();
        page.keyboard().press("Escape");
        page.navigate("/assistant");
        check();
        page.navigate(page.url() + "/edit");
        check();
        page.navigate("/");
        page.locator("#assistant").getByLabel("Close").click();
    }

    private void check() {
        assertAccessible(axe().withTags(RULES));
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertAccessible(axe().withRules(RULES_OF_COLOUR));
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertFitsOnASmallPhone();
    }

    /** The default mode is slower and only needed for frames. */
    private AxeBuilder axe() {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private void assertAccessible(AxeBuilder axe) {
        // Text that is fading in lacks contrast.
        page.evaluate(
                "document.getAnimations().forEach(animation => animation.currentTime = 1000)");
        assertThat(axe.analyze().getViolations()).as(page.url()).isEmpty();
    }

    private void assertFitsOnASmallPhone() {
        var before = page.viewportSize();
        page.setViewportSize(320, 640);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(page.url())
                .isLessThanOrEqualTo(320);
        page.setViewportSize(before.width, before.height);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void the_pages_about_apps_are_accessible(int width, int height) {
        try (var app = AppOnComputer.start(site.api().address(), "127.0.0.1")) {
            openRegistered(scripts(true).setViewportSize(width, height));
            page.navigate(app.page("read write delete"));
            check();
            press("Allow");
            app.redeem(app.awaitReturn().get("code"));
            page.navigate("/settings/security");
            assertThat(page.locator("#apps li")).hasCount(1);
            check();
            page.navigate(app.page("read", "http://127.0.0.1/elsewhere"));
            check();
        }
    }

    @Test
    void calendar_and_board_are_accessible_on_a_phone() {
        openRegistered(scripts(true).setViewportSize(390, 844));
        add("Buy milk !high #shop", "Buy milk");
        page.navigate("/calendar");
        check();
        page.navigate("/inbox");
        add("Pay rent");
        choose("shape", "board");
        check();
        page.navigate("/upcoming");
        check();
    }

    @Test
    void pages_follow_the_preferred_colour_scheme() {
        open(scripts(true).setColorScheme(ColorScheme.DARK));
        page.navigate("/sign-in");
        assertThat(page.locator("body")).hasCSS("background-color", "oklch(0.182 0.005 65)");
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(page.locator("body")).hasCSS("background-color", "oklch(0.954 0.01 82)");
    }
}
