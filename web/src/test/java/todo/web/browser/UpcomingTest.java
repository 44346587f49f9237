package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpcomingTest extends Browsing {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_of_the_next_days_takes_a_task(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/upcoming");
        assertThat(page.locator(".sday")).hasCount(14);
        assertThat(page.locator(".day")).hasCount(13);
        assertThat(page.locator(".day").first()).containsText("Nothing planned");

        var day = today.plusDays(3);
        page.locator("#sec-" + day).getByRole(AriaRole.LINK).click();
        assertThat(page.getByLabel("New task")).isFocused();
        add("Pay rent");
        assertThat(page.locator("#sec-" + day)).containsText("Pay rent");
        assertThat(page.locator(".sday").nth(3).locator(".l1")).hasCount(1);
    }

    @Test
    void the_counts_of_the_days_are_right_where_a_page_cannot_hold_them() {
        openRegistered(scripts(true));
        addAll(due(today.plusDays(1), 250));
        addAll(due(today.plusDays(9), 3));
        page.navigate("/upcoming");

        assertThat(page.locator("#sec-" + today.plusDays(1) + " .dayh > .n")).hasText("250");
        assertThat(page.locator(".sday").nth(9).locator(".l3")).hasCount(1);
        assertThat(page.locator(".day")).hasCount(1);
        follow("More tasks");
        assertThat(page.locator(".task")).hasCount(253);
        assertThat(page.locator(".day")).hasCount(2);
    }

    private static List<Map<String, Object>> due(LocalDate day, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        Map.<String, Object>of(
                                "title", "Task " + number, "due_date", day.toString()))
                .toList();
    }
}
