package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void search_results_stay_while_tasks_change(boolean scripts) {
        openRegistered(scripts(scripts));
        add("Buy milk #shop", "Buy milk");
        add("Buy bread #shop", "Buy bread");
        add("Call Ann");

        search("#shop -is:done");
        assertThat(page).hasURL("/search?q=%23shop+-is%3Adone");
        assertThat(page.locator(".task")).hasCount(2);
        press("Complete: Buy milk");
        assertMessage("“Buy milk” completed.");
        assertThat(page.locator(".task")).hasCount(1);
        undo();
        assertMessage("“Buy milk” is open again.");
        assertThat(page.locator(".task")).hasCount(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_invalid_search_shows_the_reason_and_keeps_the_query(boolean scripts) {
        openRegistered(scripts(scripts));
        add("Buy milk");

        search("milk due:someday");
        assertThat(page.locator("#q-fault")).isVisible();
        assertThat(page.getByLabel("Query")).hasValue("milk due:someday");
        search("milk");
        assertThat(page.locator(".task")).hasCount(1);
    }

    private void search(String query) {
        page.getByRole(AriaRole.SEARCHBOX).first().fill(query);
        page.getByRole(AriaRole.SEARCHBOX).first().press("Enter");
    }
}
