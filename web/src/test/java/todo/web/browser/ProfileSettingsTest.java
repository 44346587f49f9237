package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileSettingsTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_side_bar_leads_to_the_settings_and_shows_the_new_name(boolean scripts) {
        openRegistered(scripts(scripts));
        page.locator(".account").click();
        assertThat(page).hasTitle("Settings · Todo");
        page.getByLabel("Name").fill("Ada");
        press("Save profile");
        assertMessage("Your profile is saved.");
        assertThat(page.locator(".account-name")).hasText("Ada");
        page.getByLabel("Name").fill("");
        press("Save profile");
        assertThat(page.locator(".account-name")).containsText("@example.org");
    }

    @Test
    void a_name_that_is_too_long_is_explained_and_kept() {
        openRegistered(scripts(true));
        page.navigate("/settings");
        page.getByLabel("Name").fill("a".repeat(101));
        press("Save profile");
        assertThat(page.locator("#name-fault")).containsText("100");
        assertThat(page.getByLabel("Name")).hasValue("a".repeat(101));
        assertThat(page.getByLabel("Name")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_pages_are_in_the_chosen_language_and_direction(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/settings");
        chooseLanguage("Deutsch");
        assertMessage("Dein Profil ist gespeichert.");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        chooseLanguage("اردو");
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(page.locator("h1")).hasText("ترتیبات");
    }

    private void chooseLanguage(String language) {
        page.locator("#locale").selectOption(new SelectOption().setLabel(language));
        page.locator("#you form .btn:not(.link)").click();
    }

    @Test
    void tasks_are_shown_in_the_chosen_time_zone() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("Pay rent tomorrow 9am", "Pay rent");
        page.navigate("/settings");
        page.getByLabel("Time zone").selectOption("Asia/Kolkata");
        press("Save profile");
        assertMessage("Your profile is saved.");
        page.navigate("/inbox");
        // In the evening of UTC, that day has begun there.
        assertThat(page.locator(".task time")).hasText(Pattern.compile("(Today|Tomorrow), 14:30"));
    }

    @Test
    void the_time_zone_of_the_browser_is_offered() {
        openRegistered(scripts(true));
        page.navigate("/settings");
        page.getByLabel("Time zone").selectOption("Asia/Kolkata");
        press("Save profile");
        assertMessage("Your profile is saved.");
        context.addCookies(
                List.of(new Cookie("time_zone", "Europe%2FVienna").setUrl(site.address())));
        page.reload();
        press("Use this time zone");
        assertMessage("Your profile is saved.");
        assertThat(page.getByLabel("Time zone")).hasValue("Europe/Vienna");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_appearance_is_kept_in_this_browser(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/settings");
        assertThat(page.getByLabel("Monday")).isChecked();
        page.getByLabel("Dark").check();
        page.getByLabel("Roomy").check();
        page.getByLabel("Sunday").check();
        page.getByLabel("Show keys beside buttons").uncheck();
        press("Save appearance");
        assertMessage("The appearance is saved.");
        page.navigate("/");
        assertThat(page.locator("body")).hasCSS("background-color", "oklch(0.182 0.005 65)");
        assertThat(page.locator("html")).hasAttribute("data-density", "roomy");
        assertThat(page.locator("html")).hasAttribute("data-keys", "hidden");
        page.navigate("/settings");
        assertThat(page.getByLabel("Sunday")).isChecked();
        page.navigate("/calendar");
        assertThat(page.locator(".cal th").first()).hasText("Sun");
        signOut();
        assertThat(page.locator("body")).hasCSS("background-color", "oklch(0.182 0.005 65)");
    }

    @Test
    void a_week_begins_as_usual_in_the_language_until_a_day_is_chosen() {
        openRegistered(scripts(true));
        page.navigate("/settings");
        assertThat(page.locator("[name=week][value=monday]")).isChecked();
        chooseLanguage("اردو");
        assertThat(page.locator("[name=week][value=sunday]")).isChecked();
    }
}
