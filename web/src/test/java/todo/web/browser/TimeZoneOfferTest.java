package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeZoneOfferTest extends Browsing {

    private static final String QUESTION =
            "Your browser is in New York. Use America/New_York for your tasks?";

    @Test
    void times_are_in_the_time_zone_of_the_profile_until_the_browsers_is_chosen() {
        open(scripts(true).setTimezoneId("America/New_York"));
        signInFromVienna();
        page.navigate("/inbox");
        add("Pay rent tomorrow 9am", "Pay rent");
        assertMessage("“Pay rent” added: Tomorrow, 09:00");
        assertThat(page.locator(".task time")).hasText("Tomorrow, 09:00");

        assertThat(page.getByText(QUESTION)).isVisible();
        press("Change");
        assertMessage("Your tasks now use the time zone America/New_York.");
        page.navigate("/inbox");
        assertThat(page.locator(".task time")).containsText(", 03:00");
        assertThat(page.getByText(QUESTION)).hasCount(0);
        add("Call Ann in 2 days 9am", "Call Ann");
        assertThat(page.locator(".task time").last()).containsText(", 09:00");
    }

    @Test
    void the_question_is_asked_once() {
        open(scripts(true).setTimezoneId("America/New_York"));
        signInFromVienna();
        press("Keep");
        page.waitForURL("/");
        assertThat(page.getByText(QUESTION)).hasCount(0);
        signOut();
        page.navigate("/");
        assertThat(page.getByText(QUESTION)).hasCount(0);
    }

    /** Signs in with an account that was registered through the API in Vienna. */
    private void signInFromVienna() {
        var email = "person-" + UUID.randomUUID() + "@example.org";
        var account = Map.of("email", email, "password", PASSWORD);
        var auth = site.api().address() + "/api/auth";
        var registered =
                context.request()
                        .post(auth + "/register", RequestOptions.create().setData(account));
        assertThat(registered).isOK();
        var token = registered.text().replaceFirst("(?s).*\"access_token\":\"([^\"]*)\".*", "$1");
        var changed =
                context.request()
                        .patch(
                                auth + "/me",
                                RequestOptions.create()
                                        .setHeader("Authorization", "Bearer " + token)
                                        .setData(Map.of("time_zone", "Europe/Vienna")));
        assertThat(changed).isOK();
        page.navigate("/sign-in");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        press("Sign in");
        page.waitForURL("/");
    }
}
