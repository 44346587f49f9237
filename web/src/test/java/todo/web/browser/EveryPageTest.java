package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every page; one walk past all of them sees to all of it. */
class EveryPageTest extends Browsing {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** The only ones that colours have a part in. */
    private static final List<String> RULES_OF_COLOUR =
            List.of("color-contrast", "link-in-text-block");

    private static final String LONG =
            "A task with areallylongwordthatdoesnotfitintoonelineofasmallphone at all";

    @Test
    void is_for_everybody_in_light_and_dark_and_on_a_small_phone() {
        openRegistered(scripts(true));
        look();
        add("Buy milk");
        add("Done already");
        add(LONG);
        add("Call the dentist tomorrow 9am !high #health list:Home", "Call the dentist");
        look();
        press("Complete: Done already");
        page.locator("#completed summary").click();
        look();
        page.getByLabel("Delete: Buy milk").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).isVisible();
        look();
        press("Delete");
        follow(LONG);
        assertThat(page).hasTitle("Edit task · Todo");
        look();
        page.navigate("/notifications");
        look();
        remind("Pay rent");
        page.navigate("/notifications");
        assertThat(page.locator(".notice")).hasCount(1);
        look();
        page.navigate("/?q=nothing+of+the+kind");
        look();
        page.navigate("/?q=due:someday");
        look();
        page.navigate("/nothing");
        look();
        press("Sign out");
        assertThat(page).hasTitle("Sign in · Todo");
        look();
        page.navigate("/register");
        look();
    }

    private void look() {
        assertAccessible(axe().withTags(RULES));
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertAccessible(axe().withRules(RULES_OF_COLOUR));
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertFitsOnASmallPhone();
    }

    /** No page has a frame in it, which is all that the slower mode is for. */
    private AxeBuilder axe() {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private void assertAccessible(AxeBuilder axe) {
        // What is fading has no contrast yet.
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

    @Test
    void follows_the_colours_that_the_person_prefers() {
        open(scripts(true).setColorScheme(ColorScheme.DARK));
        page.navigate("/sign-in");
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(22, 24, 27)");
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(247, 246, 243)");
    }
}
