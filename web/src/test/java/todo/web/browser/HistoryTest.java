package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest extends Browsing {

    @Test
    void all_changes_are_listed_by_day_and_each_can_be_undone() {
        openRegistered(scripts(false));
        page.navigate("/inbox");
        add("Buy milk");
        add("Pay rent");
        press("Complete: Buy milk");
        page.navigate("/inbox");
        follow("Pay rent");
        follow("All changes");

        assertThat(page.locator(".hist h2")).containsText("Today");
        assertThat(entries()).hasCount(3);
        assertThat(entries().first()).containsText("Buy milk: Completed");
        entry("Completed").getByText("Undo").click();
        assertMessage("Undone.");
        assertThat(entry("Undone: Reopened")).isVisible();
        assertThat(entry("Buy milk: Completed").getByText("Undo")).hasCount(0);
        page.navigate("/inbox");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();
    }

    @Test
    void an_operation_on_many_tasks_is_one_entry_and_a_channel_can_be_chosen() {
        openRegistered(scripts(true));
        addAll(List.of(Map.of("title", "One"), Map.of("title", "Two"), Map.of("title", "Three")));
        page.navigate("/history");
        assertThat(entries()).hasCount(1);
        assertThat(entries()).containsText("and 2 more");
        press("browser");
        assertThat(page.getByText("Nothing has been changed yet.")).isVisible();
        press("API");
        assertThat(entries()).hasCount(1);
    }

    private Locator entries() {
        return page.locator(".hist li");
    }

    private Locator entry(String text) {
        return entries().filter(new Locator.FilterOptions().setHasText(text)).first();
    }
}
