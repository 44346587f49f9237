package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_found_stays_while_it_is_worked_on(boolean scripts) {
        openRegistered(scripts(scripts));
        add("Buy milk #shop", "Buy milk");
        add("Buy bread #shop", "Buy bread");
        add("Call Ann");

        search("#shop -is:done");
        assertThat(page).hasURL("/?q=%23shop+-is%3Adone");
        assertThat(page.locator(".task")).hasCount(2);
        press("Complete: Buy milk");
        assertSaid("“Buy milk” completed.");
        assertThat(page.locator(".task")).hasCount(1);
        undo();
        assertSaid("Undone.");
        assertThat(page.locator(".task")).hasCount(2);
        follow("Done 0");
        assertThat(page.getByText("No completed task is found by “#shop -is:done”.")).isVisible();
        follow("All tasks");
        assertThat(page.locator(".task")).hasCount(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_search_that_cannot_be_read_says_where_and_can_be_put_right(boolean scripts) {
        openRegistered(scripts(scripts));
        add("Buy milk");

        search("milk due:someday");
        assertThat(page.locator("#q-fault")).containsText("At character 10");
        assertThat(page.getByRole(AriaRole.SEARCHBOX)).hasValue("milk due:someday");
        search("milk");
        assertThat(page.locator(".task")).hasCount(1);
    }

    private void search(String query) {
        page.getByRole(AriaRole.SEARCHBOX).fill(query);
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
    }
}
