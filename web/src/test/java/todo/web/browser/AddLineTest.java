package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddLineTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_understood_is_said_and_undone_with_the_list(boolean scripts) {
        openRegistered(scripts(scripts));
        add("Pay rent tomorrow 9am !high #home list:House every month", "Pay rent");

        assertSaid(
                "“Pay rent” added: Tomorrow, 09:00 · !high · #home · new list:House · every month");
        assertThat(page.locator(".task")).containsText("High priority");
        undo();
        assertSaid("Undone.");
        assertThat(page.locator(".task")).hasCount(0);
        add("Paint list:House", "Paint");
        assertSaid("“Paint” added: new list:House");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_line_that_is_too_long_comes_back_as_it_was_typed(boolean scripts) {
        openRegistered(scripts(scripts));
        var line = "long ".repeat(300) + "tomorrow";
        page.getByLabel("New task").fill(line);
        page.getByLabel("New task").press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("characters");
        assertThat(page.getByLabel("New task")).hasValue(line);
    }

    @Test
    void what_is_typed_while_the_last_task_fails_is_kept_beside_it() {
        openRegistered(scripts(true));
        var underWay = new AtomicReference<@Nullable Route>();
        page.route("**/tasks", underWay::set);
        page.getByLabel("New task").fill("Buy milk tomorrow");
        page.getByLabel("New task").press("Enter");
        page.waitForCondition(() -> underWay.get() != null);
        page.getByLabel("New task").fill("Call Ann");
        requireNonNull(underWay.get()).abort();

        assertThat(page.getByLabel("New task")).hasValue("Buy milk tomorrow Call Ann");
    }
}
