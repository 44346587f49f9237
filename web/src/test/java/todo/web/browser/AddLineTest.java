package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddLineTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_message_shows_how_the_line_was_understood_and_undoes_the_new_list_too(
            boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/upcoming");
        add("Pay rent tomorrow 9am !high #home list:House every month", "Pay rent");

        assertMessage(
                "“Pay rent” added: Tomorrow, 09:00 · !high · #home · new list:House · every month");
        assertThat(page.locator(".task")).containsText("high priority");
        undo();
        assertMessage("“Pay rent” removed.");
        assertThat(page.locator(".task")).hasCount(0);
        page.getByLabel("New task").fill("Paint list:House");
        page.getByLabel("New task").press("Enter");
        assertMessage("“Paint” added: new list:House");
    }

    @Test
    void understood_words_are_marked_and_backspace_takes_them_literally() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        page.getByLabel("New task").focus();
        type("Watch Friday Night Lights tomorrow");
        assertThat(page.locator("#add mark")).hasText("tomorrow");
        assertThat(page.locator("#add .chip")).hasText("Tomorrow");
        page.keyboard().press("Backspace");
        assertThat(page.getByLabel("New task")).hasValue("Watch Friday Night Lights \\tomorrow");
        type("\n");
        assertThat(page.locator(".task .title")).hasText("Watch Friday Night Lights tomorrow");
        assertThat(page.locator("#add mark")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_line_that_is_too_long_comes_back(boolean scripts) {
        openRegistered(scripts(scripts));
        var line = "long ".repeat(300) + "tomorrow";
        page.getByLabel("New task").fill(line);
        page.getByLabel("New task").press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("characters");
        assertThat(page.getByLabel("New task")).hasValue(line);
    }

    @Test
    void lines_typed_while_a_request_runs_are_added_in_order() {
        openRegistered(scripts(true));
        var held = hold("**/tasks");
        page.getByLabel("New task").focus();
        type("milk\nbread\neggs\nham\nbut");
        assertThat(page.getByLabel("New task")).hasValue("but");
        page.waitForCondition(() -> !held.isEmpty());
        held.getFirst().resume();

        assertThat(page.locator(".task .title"))
                .hasText(new String[] {"milk", "bread", "eggs", "ham"});
        assertThat(page.getByLabel("New task")).hasValue("but");
        type("ter\n");
        assertThat(page.locator(".task .title").last()).hasText("butter");
    }

    @Test
    void a_line_that_fails_comes_back_beside_what_is_being_typed() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        var held = hold("**/tasks");
        page.getByLabel("New task").focus();
        type("Buy milk tomorrow\nCall Ann");
        page.waitForCondition(() -> !held.isEmpty());
        held.getFirst()
                .fulfill(
                        new Route.FulfillOptions()
                                .setStatus(503)
                                .setHeaders(Map.of("Retry-After", "5")));
        var notAdded = page.getByLabel("Not added yet");
        assertThat(notAdded).containsText("Buy milk tomorrow");
        assertThat(page.getByLabel("New task")).hasValue("Call Ann");

        press("Edit");
        assertThat(page.getByLabel("New task")).hasValue("Buy milk tomorrow");
        assertThat(notAdded).containsText("Call Ann");
        press("Try again");
        assertThat(page.locator(".task .title")).hasText("Call Ann");
        type("\n");
        assertThat(page.locator(".task .title")).hasText(new String[] {"Call Ann", "Buy milk"});
        assertThat(notAdded.getByRole(AriaRole.LISTITEM)).hasCount(0);
    }

    @Test
    void lines_that_were_not_added_when_the_page_is_left_come_back() {
        openRegistered(scripts(true));
        var held = hold("**/tasks");
        page.getByLabel("New task").focus();
        type("milk\nbread\neggs\n");
        page.waitForCondition(() -> !held.isEmpty());
        page.navigate("/");

        assertThat(page.getByLabel("New task")).hasValue("milk");
        assertThat(page.getByLabel("Not added yet").getByRole(AriaRole.LISTITEM))
                .containsText(new String[] {"bread", "eggs"});
    }

    /** Holds the first request; lets the others through. */
    private List<Route> hold(String url) {
        var held = new ArrayList<Route>();
        page.route(
                url,
                route -> {
                    if (held.isEmpty()) {
                        held.add(route);
                    } else {
                        route.resume();
                    }
                });
        return held;
    }

    private void type(String text) {
        for (var line : text.split("(?<=\\n)", -1)) {
            page.keyboard().type(line.strip());
            if (line.endsWith("\n")) {
                page.keyboard().press("Enter");
            }
        }
    }
}
