package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoTest extends Browsing {

    /** As by the keyboard: goes to the button, and presses what then has the focus. */
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
    void what_was_done_is_undone_with_and_without_scripts(boolean scripts) {
        openRegistered(scripts(scripts));
        add("Buy milk");

        press("Complete: Buy milk");
        assertSaid("“Buy milk” completed.");
        undo();
        assertSaid("Undone.");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();

        askToDelete("Buy milk");
        press("Delete");
        assertSaid("“Buy milk” deleted.");
        undo();
        assertSaid("Undone.");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();
    }

    @Test
    void undo_can_be_pressed_at_the_very_moment_that_it_is_offered() {
        openRegistered(scripts(true));
        add("Buy milk");
        askToDelete("Buy milk");
        page.evaluate(PRESS_UNDO_AT_ONCE);
        press("Delete");
        assertSaid("Undone.");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();
    }
}
