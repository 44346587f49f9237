package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoTest extends Browsing {

    /** Like the keyboard: focuses the button and presses the focused element. */
    private static final String PRESS_UNDO_AT_ONCE =
            """
            new MutationObserver((changes, observer) => {
                const undo = document.querySelector('#toast .undo')
                if (document.querySelector('#toast').textContent.includes('deleted')) {
                    observer.disconnect()
                    undo.focus()
                    document.activeElement.click()
                }
            }).observe(document.querySelector('#toast'), { childList: true })
            """;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changes_are_undone_with_and_without_scripts(boolean scripts) {
        openRegistered(scripts(scripts));
        add("Buy milk");

        press("Complete: Buy milk");
        assertMessage("“Buy milk” completed.");
        assertThat(page).hasURL(site.address() + "/");
        undo();
        assertMessage("“Buy milk” is open again.");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();

        askToDelete("Buy milk");
        press("Delete");
        assertMessage("“Buy milk” deleted.");
        undo();
        assertMessage("“Buy milk” restored.");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void undo_keeps_a_later_change_of_another_field(boolean scripts) {
        openRegistered(scripts(scripts));
        completeTask();
        change("priority", "High");
        undo();

        assertMessage("“Buy milk” is open again.");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();
        assertThat(page.locator(".task")).containsText("high priority");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_later_change_of_the_same_field_prevents_the_undo(boolean scripts) {
        openRegistered(scripts(scripts));
        completeTask();
        change("status", "in_progress");
        undo();

        assertThat(page.locator(scripts ? "#toast" : "main"))
                .containsText("“Buy milk” has been changed since");
        page.navigate("/");
        assertThat(page.locator(".task")).containsText("in progress");
    }

    private void completeTask() {
        add("Buy milk");
        press("Complete: Buy milk");
        assertMessage("“Buy milk” completed.");
    }

    /** Changes the task through the API. */
    private void change(String field, String value) {
        var id =
                page.locator("#task-list .title[id]")
                        .first()
                        .getAttribute("id")
                        .replace("task-", "");
        var changed =
                context.request()
                        .patch(
                                site.api().address() + "/api/tasks/" + id,
                                RequestOptions.create()
                                        .setHeader("Authorization", "Bearer " + token())
                                        .setData(Map.of(field, value)));
        assertThat(changed).isOK();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_focus_returns_to_the_row_that_came_back(boolean scripts) {
        openRegistered(scripts(scripts));
        add("Buy milk");
        add("Call Ann");
        add("Pay rent");
        press("Complete: Call Ann");
        assertMessage("“Call Ann” completed.");
        undo();
        assertMessage("“Call Ann” is open again.");

        assertThat(page.getByLabel("Complete: Call Ann")).isFocused();
    }

    @Test
    void undo_works_as_soon_as_it_appears() {
        openRegistered(scripts(true));
        add("Buy milk");
        askToDelete("Buy milk");
        page.evaluate(PRESS_UNDO_AT_ONCE);
        press("Delete");
        assertMessage("“Buy milk” restored.");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();
    }
}
