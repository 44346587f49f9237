package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two windows of one person. */
class LiveUpdateTest extends Browsing {

    @Test
    void a_change_in_one_window_shows_in_the_other() {
        openRegistered(scripts(true));
        var other = secondWindow();

        add("Buy milk");
        assertThat(other.getByLabel("Complete: Buy milk")).isVisible();

        press("Complete: Buy milk");
        assertThat(other.getByLabel("Complete: Buy milk")).isHidden();
        assertThat(other.locator("#views")).not().containsText("Buy milk");
    }

    @Test
    void what_somebody_types_and_where_they_are_stays_while_the_list_changes() {
        openRegistered(scripts(true));
        add("Buy milk");
        var other = secondWindow();
        other.getByLabel("New task").pressSequentially("half a sen");

        add("Call Ada");

        assertThat(other.getByLabel("Complete: Call Ada")).isVisible();
        assertThat(other.getByLabel("New task")).hasValue("half a sen");
        assertThat(other.getByLabel("New task")).isFocused();
        other.getByLabel("Complete: Buy milk").focus();
        add("Water plants");
        assertThat(other.getByLabel("Complete: Water plants")).isVisible();
        assertThat(other.getByLabel("Complete: Buy milk")).isFocused();
    }

    @Test
    void an_open_dialog_stays_open_while_the_list_changes() {
        openRegistered(scripts(true));
        var other = secondWindow();
        other.locator("#views").getByText("Add a list").click();
        other.locator("#list-name").fill("Kitch");

        add("Call Ada");

        assertThat(other.locator("#task-list")).containsText("Call Ada");
        assertThat(other.locator("#list-name")).isVisible();
        assertThat(other.locator("#list-name")).hasValue("Kitch");
    }

    @Test
    void a_change_through_the_api_shows_in_an_open_window() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        awaitListening();

        addThroughApi("From a script");

        assertThat(page.getByLabel("Complete: From a script")).isVisible();
    }

    @Test
    void a_change_made_before_a_window_listens_shows_too() {
        openRegistered(scripts(true));
        page.route(
                "**/live?*",
                route -> {
                    addThroughApi("Before");
                    route.resume();
                },
                new Page.RouteOptions().setTimes(1));
        page.navigate("/inbox");
        assertThat(page.getByLabel("Complete: Before")).isVisible();

        var other = context.newPage();
        other.route(
                "**/assets/app.*",
                route -> {
                    addThroughApi("Meanwhile");
                    assertThat(page.getByLabel("Complete: Meanwhile")).isVisible();
                    route.resume();
                });
        other.navigate("/inbox");
        assertThat(other.getByLabel("Complete: Meanwhile")).isVisible();
    }

    @Test
    void a_view_asked_for_before_a_change_does_not_replace_what_the_change_showed() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("Buy milk");
        awaitListening();
        var early = new ArrayList<Runnable>();
        page.route(
                "**/inbox",
                route -> {
                    if (early.isEmpty()) {
                        var answer = route.fetch();
                        early.add(() -> route.fulfill(new FulfillOptions().setResponse(answer)));
                    } else {
                        route.resume();
                    }
                });
        addThroughApi("From a script");
        page.waitForCondition(() -> !early.isEmpty());

        press("Complete: Buy milk");
        assertThat(page.getByLabel("Complete: Buy milk")).isHidden();
        page.waitForRequest("**/inbox", early.getFirst()); // again
        assertThat(page.getByLabel("Complete: From a script")).isVisible();
        assertThat(page.getByLabel("Complete: Buy milk")).isHidden();
    }

    private void addThroughApi(String title) {
        send("POST", "/api/tasks", Map.of("title", title));
    }

    /** The first window listens for both. */
    private Page secondWindow() {
        awaitListening();
        var other = context.newPage();
        other.navigate("/");
        return other;
    }

    private void awaitListening() {
        assertThat(page.locator("html[data-live=listening]")).isAttached();
    }
}
