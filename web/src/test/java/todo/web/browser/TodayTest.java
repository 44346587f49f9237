package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TodayTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_three_oldest_overdue_tasks_come_first_and_the_rest_is_folded(boolean scripts) {
        openRegistered(scripts(scripts));
        addAll(overdue(7));
        page.navigate("/");

        assertThat(page.locator("#sec-late h2")).hasText("Overdue 7");
        var visible = page.locator("#sec-late > .rows .title");
        assertThat(visible).hasText(new String[] {"Task 7", "Task 6", "Task 5"});
        assertThat(page.getByText("Task 4")).isHidden();
        page.getByText("Show 4 more").click();
        assertThat(page.getByText("Task 4")).isVisible();
        assertThat(page.locator("#sec-late form[action='/selection/due']"))
                .containsText("Reschedule all to today");
    }

    @Test
    void many_overdue_tasks_do_not_hide_those_of_today() {
        openRegistered(scripts(true));
        addAll(overdue(300));
        page.navigate("/");
        add("Pay rent");

        assertThat(page.locator("#sec-late h2")).hasText("Overdue 300");
        assertThat(page.locator("#sec-today .title")).hasText("Pay rent");
        follow("Show 297 more");
        assertThat(page).hasTitle("Search · Todo");
        assertThat(page.locator(".task")).hasCount(200);
    }

    private static List<Map<String, Object>> overdue(int count) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return IntStream.rangeClosed(1, count)
                .mapToObj(days ->
                        Map.<String, Object>of(
                                "title",
                                "Task " + days,
                                "due_date",
                                today.minusDays(days).toString()))
                .toList();
    }
}
