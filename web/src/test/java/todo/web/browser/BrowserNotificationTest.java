package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserNotificationTest extends Browsing {

    /** Records notifications: a browser without a screen shows none. */
    private static final String RECORDER =
            """
            window.shown = []
            window.Notification = class {
              static permission = 'granted'
              static requestPermission = async () => 'granted'
              constructor(title, options) { shown.push(this); this.body = options.body }
            }
            """;

    @Test
    void a_new_notification_is_shown_once_by_the_browser_and_leads_to_its_task() {
        openRegistered(scripts(true));
        context.addInitScript(RECORDER);
        remind("Pay rent");
        page.navigate("/settings");
        page.getByLabel("Show new notifications").check();
        askBell();
        assertThat(page.locator("#bell")).hasAccessibleName("Notifications, 1 unread");
        assertThat(page.evaluate("shown.length")).isEqualTo(0); // was there before

        remind("Call Ann");
        askBell();
        page.waitForFunction("() => shown.length === 1");
        assertThat((String) page.evaluate("shown[0].body")).contains("Call Ann");
        askBell();
        assertThat(page.evaluate("shown.length")).isEqualTo(1);
        page.evaluate("shown[0].onclick()");
        assertThat(page.locator("#panel")).isVisible();
        page.waitForURL("**/tasks/*");
    }

    /** As the page does every minute. */
    private void askBell() {
        page.waitForResponse(
                "**/notifications/bell",
                () ->
                        page.evaluate(
                                "htmx.ajax('GET', '/notifications/bell', {target: '#bell', swap: 'outerHTML'})"));
    }
}
