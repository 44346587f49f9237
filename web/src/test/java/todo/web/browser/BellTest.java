package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BellTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_bell_leads_to_what_one_is_reminded_of(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/notifications");
        assertThat(page.getByText("All quiet")).isVisible();
        remind("Pay rent");
        remind("Call Ann");

        page.navigate("/");
        if (scripts) {
            assertThat(page.locator("#bell")).hasAccessibleName("Notifications, 2 unread");
        }
        page.locator("#bell").click();
        assertThat(page).hasTitle("Notifications · Todo");
        assertThat(page.locator(".notice.unread")).hasCount(2);
        page.locator(".notice .check").first().click();
        assertThat(page.locator(".notice.unread")).hasCount(1);
        // In its place still: the new bell has not brought anything along.
        assertThat(page.locator(".top > #bell")).isVisible();
        press("Mark all as read");
        assertThat(page.locator(".notice.unread")).hasCount(0);
        assertThat(page.locator("#bell")).hasAccessibleName("Notifications");
        page.getByText("“Call Ann” is due on").click();
        assertThat(page).hasTitle("Edit task · Todo");
    }
}
