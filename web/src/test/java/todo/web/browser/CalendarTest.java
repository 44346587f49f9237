package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_month_shows_three_tasks_a_day_and_counts_the_others(boolean scripts) {
        openRegistered(scripts(scripts));
        addAll(due("2040-12-03", 5));
        page.navigate("/calendar?month=2040-12");

        assertThat(page.locator("h1")).hasText("December");
        assertThat(page.locator(".cal td")).hasCount(42);
        assertThat(page.locator(".cal td").first()).hasAttribute("data-drop", "due=2040-11-26");
        assertThat(cell("2040-12-03").locator(".ce")).hasCount(3);
        page.getByLabel("2 more tasks on Monday, 3 December 2040").click();
        assertThat(page.locator(".agenda .task")).hasCount(5);

        follow("January 2041");
        assertThat(page.locator("h1")).hasText("January");
        assertThat(page.locator(".ce")).hasCount(0);
    }

    @Test
    void a_month_of_a_thousand_tasks_counts_each_day() {
        openRegistered(scripts(true));
        addAll(due("2040-12-03", 600));
        addAll(due("2040-12-20", 7));
        page.navigate("/calendar?month=2040-12");

        assertThat(cell("2040-12-03").locator(".mr")).hasText("+597");
        assertThat(cell("2040-12-20").locator(".mr")).hasText("+4");
    }

    @Test
    void a_task_is_added_on_the_chosen_day() {
        openRegistered(scripts(true));
        page.navigate("/calendar?month=2040-12");
        page.getByLabel("Monday, 24 December 2040").click();
        page.getByLabel("New task").fill("Pay rent");
        page.getByLabel("New task").press("Enter");

        assertThat(cell("2040-12-24")).containsText("Pay rent");
    }

    @Test
    void a_phone_lists_the_day_below_the_month() {
        openRegistered(scripts(true).setViewportSize(390, 844));
        addAll(due("2040-12-03", 2));
        page.navigate("/calendar?month=2040-12");
        page.getByLabel("Monday, 3 December 2040").click();

        assertThat(page.locator(".agenda .title").first()).isVisible();
    }

    @Test
    void any_list_can_be_a_month() {
        openRegistered(scripts(true));
        page.navigate("/upcoming");
        add("Pay rent tomorrow", "Pay rent");
        add("Buy milk tomorrow list:Home", "Buy milk");
        page.navigate("/inbox");
        press("Calendar");

        assertThat(page).hasURL(site.address() + "/inbox");
        assertThat(page.locator(".ce .ct")).hasText("Pay rent");
    }

    private Locator cell(String day) {
        return page.locator("td[data-drop='due=" + day + "']");
    }

    private static List<Map<String, Object>> due(String day, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        Map.<String, Object>of("title", "Task " + number, "due_date", day))
                .toList();
    }
}
