package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import todo.web.FakeApi;
import todo.web.WebConfig;
import todo.web.WebMain;

class UnavailableTest extends Browsing {

    @Test
    void a_line_that_could_not_be_added_comes_back_and_can_be_sent_again() throws IOException {
        open(scripts(true));
        try (var fake = FakeApi.start();
                var failing =
                        WebMain.start(
                                new WebConfig(0, fake.address(), Level.INFO, Duration.ZERO, null),
                                Clock.systemUTC())) {
            var home = "http://localhost:" + failing.port();
            context.addCookies(
                    List.of(
                            new Cookie("session", "a.good.token").setUrl(home),
                            new Cookie("profile_time_zone", "VVRD").setUrl(home),
                            new Cookie("renewal", "a-refresh-token").setUrl(home)));
            page.navigate(home);
            var line = page.getByLabel("New task");
            line.fill("Buy milk");

            fake.unavailable();
            line.press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("can't reach them right now");
            assertThat(line).hasValue("Buy milk");

            page.route(home + "/tasks", Route::abort);
            line.press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("You are offline");
            assertThat(line).hasValue("Buy milk");
            page.unroute(home + "/tasks");

            fake.on("POST /api/tasks/quick", 201, FakeApi.quick("Buy milk", "")).noTasks();
            line.press("Enter");
            assertMessage("“Buy milk” added");
            assertThat(page.getByRole(AriaRole.ALERT)).isEmpty();
            assertThat(line).hasValue("");
        }
    }
}
