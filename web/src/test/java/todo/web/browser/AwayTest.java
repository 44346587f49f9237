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

class AwayTest extends Browsing {

    @Test
    void while_the_api_is_away_nothing_typed_is_lost_and_the_next_try_works() throws IOException {
        open(scripts(true));
        try (var fake = FakeApi.start();
                var failing =
                        WebMain.start(
                                new WebConfig(0, fake.address(), Level.INFO, Duration.ZERO),
                                Clock.systemUTC())) {
            var home = "http://localhost:" + failing.port();
            context.addCookies(
                    List.of(
                            new Cookie("session", "a.good.token").setUrl(home),
                            new Cookie("renewal", "a-refresh-token").setUrl(home)));
            page.navigate(home);
            var line = page.getByLabel("New task");
            line.fill("Buy milk");

            fake.away();
            line.press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be reached right now");
            assertThat(line).hasValue("Buy milk");

            page.route(home + "/tasks", Route::abort);
            line.press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT))
                    .containsText("There is no connection right now");
            assertThat(line).hasValue("Buy milk");
            page.unroute(home + "/tasks");

            fake.on("POST /api/tasks/quick", 201, FakeApi.quick("Buy milk", "")).noTasks();
            line.press("Enter");
            assertSaid("“Buy milk” added");
            assertThat(page.getByRole(AriaRole.ALERT)).isEmpty();
            assertThat(line).hasValue("");
        }
    }
}
