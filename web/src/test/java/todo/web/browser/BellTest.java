package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BellTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_bell_leads_to_the_notifications(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/notifications");
        assertThat(
                        page.getByRole(
                                AriaRole.HEADING,
                                new GetByRoleOptions().setName("No notifications")))
                .isVisible();
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
        // Still in its place: the response did not nest another bell.
        assertThat(page.locator(".side-head > #bell")).isVisible();
        remind("Call Bob");
        page.navigate("/notifications");
        page.getByText("“Call Bob” is due on").click();
        assertThat(page).hasTitle("Call Bob · Todo");
        page.navigate("/notifications");
        assertThat(page.locator(".notice.unread")).hasCount(1); // opening one reads it
        press("Mark all as read");
        assertThat(page.locator(".notice.unread")).hasCount(0);
        assertThat(page.locator("#bell")).hasAccessibleName("Notifications");
    }
}
