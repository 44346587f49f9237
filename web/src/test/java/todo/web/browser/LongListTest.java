package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongListTest extends Browsing {

    private static final String ROWS_IN_SIGHT =
            """
            [...document.querySelectorAll('.row.task')]
                .filter(row => row.getBoundingClientRect().bottom <=
                    (innerWidth < 768 ? document.querySelector('.tabs').getBoundingClientRect().top : innerHeight)).length
            """;

    /** Different for each user: the API replaces the ids of another user's tasks. */
    private final UUID space = UUID.randomUUID();

    @Test
    void ten_thousand_tasks_come_page_by_page_in_the_order_of_the_view() {
        openRegistered(scripts(true));
        addAll(tasks(10_000));
        page.navigate("/inbox");
        choose("order", "title");
        assertThat(page.locator(".task")).hasCount(200);
        assertThat(page.locator(".task .title").first()).hasText("Task 00001");

        follow("More tasks");
        assertThat(page.locator(".task")).hasCount(400);
        assertThat(page.locator(".task .title").last()).hasText("Task 00400");
        assertThat(page.locator("#task-" + id(201))).isFocused();
        assertThat(page.locator("#views a[href='/inbox']")).containsText("10000");

        page.keyboard().press("1");
        assertMessage("“Task 00201” now has High priority.");
        assertThat(page.locator(".task")).hasCount(400);
        assertThat(page.locator("#task-" + id(201))).isFocused();
    }

    @Test
    void a_change_from_elsewhere_keeps_the_number_of_pages() {
        openRegistered(scripts(true));
        addAll(tasks(600));
        page.navigate("/inbox");
        choose("order", "title");
        follow("More tasks");
        assertThat(page.locator(".task .title").last()).hasText("Task 00400");

        var requested = new ArrayList<String>();
        page.onRequest(request -> requested.add(request.url()));
        for (var title : List.of("Task 00000", "Task 0000")) {
            addAll(List.of(Map.of("title", title)));
            assertThat(page.locator(".task .title").first()).hasText(title);
            assertThat(page.locator(".task")).hasCount(400);
        }
        assertThat(requested.stream().filter(url -> url.contains("after="))).hasSize(2);
    }

    @Test
    void without_scripts_the_next_page_is_a_page() {
        openRegistered(scripts(false));
        addAll(tasks(300));
        page.navigate("/inbox");
        choose("order", "title");
        follow("More tasks");
        assertThat(page.locator(".task")).hasCount(100);
        assertThat(page.locator(".task .title").first()).hasText("Task 00201");
    }

    @Test
    void a_section_that_goes_on_stays_one_section() {
        openRegistered(scripts(true));
        addAll(tasks(300));
        page.navigate("/inbox");
        choose("grouping", "priority");
        assertThat(page.locator("[id^=sec-] .sec h2")).hasText("Medium");
        follow("More tasks");
        assertThat(page.locator(".task")).hasCount(300);
        assertThat(page.locator("[id^=sec-] .sec")).hasCount(1);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, 14", "390, 844, 9"})
    void a_screen_shows_many_tasks_with_date_and_tag(int width, int height, int tasks) {
        openRegistered(scripts(true).setViewportSize(width, height));
        addAll(tasks(30));
        page.navigate("/inbox");
        assertThat((Integer) page.evaluate(ROWS_IN_SIGHT)).isGreaterThanOrEqualTo(tasks);
    }

    @Test
    void subtasks_fold_and_stay_folded() {
        openRegistered(scripts(true));
        addFamily();
        page.navigate("/inbox");
        assertThat(page.locator(".task .title:visible"))
                .hasText(new String[] {"Paint", "Buy paint", "Cover the floor"});

        page.locator("[data-fold]").click();
        assertThat(page.locator(".task .title:visible")).hasText("Paint");
        page.reload();
        assertThat(page.locator(".task .title:visible")).hasText("Paint");
        page.locator("[data-fold]").click();
        assertThat(page.getByText("Cover the floor")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_task_shows_how_many_of_its_subtasks_are_completed(boolean scripts) {
        openRegistered(scripts(scripts));
        addFamily();
        page.navigate("/inbox");
        press("Complete: Buy paint");
        assertMessage("“Buy paint” completed.");
        page.navigate("/inbox");
        assertThat(page.locator(".subs")).containsText("1/2");
    }

    private void addFamily() {
        var parent = id(1);
        addAll(
                List.of(
                        Map.of("id", parent, "title", "Paint"),
                        Map.of("id", id(2), "title", "Buy paint", "parent_id", parent),
                        Map.of("id", id(3), "title", "Cover the floor", "parent_id", parent)));
    }

    private List<Map<String, Object>> tasks(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        Map.<String, Object>of(
                                "id", id(number),
                                "title", "Task %05d".formatted(number),
                                "tags", List.of("home"),
                                "due_date", "2040-12-24"))
                .toList();
    }

    private String id(int number) {
        return "%s-%012d".formatted(space.toString().substring(0, 23), number);
    }
}
