package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SideBarTest extends Browsing {

    @Test
    void a_task_that_was_due_earlier_today_is_overdue_neither_in_the_side_bar_nor_in_the_list() {
        openRegistered(scripts(false));
        addDue("Water the tomatoes", LocalDate.now(ZoneOffset.UTC) + "T00:00:01Z");
        addDue("Buy milk", "2020-02-29");
        page.reload();

        var today = page.locator("#views a[aria-current=page]");
        assertThat(today.locator(".n.late")).hasText(", overdue: 1");
        assertThat(today.locator(".n:not(.late)")).hasText(", open: 1");
        assertThat(page.locator(".task .late")).hasCount(1);
    }

    private void addDue(String title, String due) {
        send("POST", "/api/tasks", Map.of("title", title, "due_date", due));
    }
}
