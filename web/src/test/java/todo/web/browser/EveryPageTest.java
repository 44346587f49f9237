package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules for every page, checked in one walk through all of them. */
class EveryPageTest extends Browsing {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** The rules that depend on colours. */
    private static final List<String> RULES_OF_COLOUR =
            List.of("color-contrast", "link-in-text-block");

    private static final String LONG =
            "A task with areallylongwordthatdoesnotfitintoonelineofasmallphone at all";

    @Test
    void every_page_is_accessible_in_light_and_dark_and_fits_a_small_phone() {
        openRegistered(scripts(true));
        check();
        add("Buy milk");
        add("Done already");
        add(LONG);
        page.navigate("/upcoming");
        add("Call the dentist tomorrow 9am !high #health list:Home", "Call the dentist");
        check();
        page.locator("#views").getByText("Home").click();
        assertThat(page).hasTitle("Home · Todo");
        check();
        page.locator("#views").getByText("health").click();
        assertThat(page).hasTitle("#health · Todo");
        check();
        for (var view : List.of("/inbox", "/completed", "/")) {
            page.navigate(view);
            check();
        }
        press("Complete: Done already");
        page.locator("#completed summary").click();
        check();
        page.getByLabel("Delete: Buy milk").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).isVisible();
        check();
        press("Delete");
        follow(LONG);
        assertThat(page).hasTitle("Edit task · Todo");
        check();
        page.navigate("/notifications");
        check();
        remind("Pay rent");
        page.navigate("/notifications");
        assertThat(page.locator(".notice")).hasCount(1);
        check();
        page.navigate("/search?q=no+such+task");
        check();
        page.navigate("/search?q=due:someday");
        check();
        page.navigate("/nothing");
        check();
        page.navigate("/");
        press("Sign out");
        assertThat(page).hasTitle("Sign in · Todo");
        check();
        page.navigate("/register");
        check();
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

    @Test
    void pages_follow_the_preferred_colour_scheme() {
        open(scripts(true).setColorScheme(ColorScheme.DARK));
        page.navigate("/sign-in");
        assertThat(page.locator("body")).hasCSS("background-color", "oklch(0.182 0.005 65)");
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(page.locator("body")).hasCSS("background-color", "oklch(0.954 0.01 82)");
    }
}
