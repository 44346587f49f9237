package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_card_moves_through_the_columns_and_back(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/inbox");
        add("Buy milk");
        press("Board");
        assertThat(column("pending")).containsText("Buy milk");

        move("In progress");
        assertMessage("“Buy milk” started.");
        assertThat(column("in_progress")).containsText("Buy milk");
        undo();
        assertMessage("Changes to “Buy milk” undone.");
        assertThat(column("pending")).containsText("Buy milk");

        move("In progress");
        assertThat(column("in_progress")).containsText("Buy milk");
        move("To do");
        assertMessage("“Buy milk” is to do again.");
        assertThat(column("pending")).containsText("Buy milk");

        press("Complete: Buy milk");
        assertMessage("“Buy milk” completed.");
        assertThat(column("completed")).containsText("Buy milk");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_view_remembers_its_shape(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/inbox");
        press("Board");
        assertThat(page).hasURL(site.address() + "/inbox");
        assertThat(page.locator(".board")).isVisible();
        page.navigate("/");
        assertThat(page.locator(".board")).hasCount(0);
        page.navigate("/inbox");
        assertThat(page.locator(".board")).isVisible();
        press("List");
        assertThat(page.locator(".board")).hasCount(0);
    }

    private Locator column(String status) {
        return page.locator("[data-drop='status=" + status + "']");
    }

    private void move(String status) {
        page.getByLabel("Move: Buy milk").click();
        press(status);
    }
}
