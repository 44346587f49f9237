package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.WithNewUser;

class TaskListTest extends WithNewUser {

    @Test
    void the_list_is_newest_first_and_pages_by_cursor() {
        IntStream.range(0, 7).forEach(n -> add("Task " + n, Map.of()));
        var titles = new ArrayList<String>();
        var path = "/api/tasks?limit=3";
        var pages = 0;

        for (var next = path; next != null; pages++) {
            var page = client.get(next).body();
            assertThat(page.get("total").intValue()).isEqualTo(7);
            titles.addAll(titles(page));
            add("Added meanwhile", Map.of("status", "completed"));
            client.delete(
                    "/api/tasks/"
                            + client.get("/api/tasks?limit=1")
                                    .body()
                                    .at("/tasks/0/id")
                                    .textValue());
            next =
                    page.get("next_cursor").isNull()
                            ? null
                            : path + "&cursor=" + page.get("next_cursor").textValue();
        }

        assertThat(pages).isEqualTo(3);
        assertThat(titles)
                .containsExactly(
                        "Task 6", "Task 5", "Task 4", "Task 3", "Task 2", "Task 1", "Task 0");
    }

    @ParameterizedTest
    @CsvSource({"desc, Last First", "asc, First Last"})
    void tasks_are_sorted_by_their_completion_and_open_ones_come_last(
            String order, String completed) {
        var last = add("Last", Map.of());
        add("First", Map.of("status", "completed"));
        add("Open", Map.of());
        add("Open too", Map.of("status", "in_progress"));
        client.patch("/api/tasks/" + last, Map.of("status", "completed"));
        var titles = new ArrayList<String>();
        var path = "/api/tasks?limit=1&sort=completed_at&order=" + order;

        for (var next = path; next != null && titles.size() <= 4; ) {
            var page = client.get(next).body();
            titles.addAll(titles(page));
            var cursor = page.get("next_cursor");
            next = cursor.isNull() ? null : path + "&cursor=" + cursor.textValue();
        }

        assertThat(titles).hasSize(4).startsWith(completed.split(" "));
        assertThat(titles.subList(2, 4)).containsExactlyInAnyOrder("Open", "Open too");
    }

    @Test
    void the_list_is_filtered_by_status_under_both_names() {
        add("Open", Map.of());
        add("Done", Map.of("status", "completed"));

        assertThat(titles(client.get("/api/tasks?status=completed").body()))
                .containsExactly("Done");
        assertThat(titles(client.get("/api/tasks?status_filter=pending").body()))
                .containsExactly("Open");
        assertThat(client.get("/api/tasks?status=completed").body().get("total").intValue())
                .isEqualTo(1);
        assertThat(titles(client.get("/api/tasks?status=").body())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0",
        "limit=501",
        "limit=x",
        "status=finished",
        "cursor=x",
        "cursor=MjAyNi8vLw",
        // +1000000000-01-01T00:00:00Z/00000000-0000-7000-8000-000000000000
        "cursor=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaLzAwMDAwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA"
    })
    void a_parameter_that_breaks_its_rule_is_named(String query) {
        var answer = client.get("/api/tasks?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue())
                .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    @Test
    void a_page_goes_on_in_the_order_of_the_one_before() {
        add("a", Map.of());
        add("b", Map.of());
        var path = "/api/tasks?limit=1&sort=title&order=asc";
        var cursor = "&cursor=" + client.get(path).body().get("next_cursor").textValue();

        for (var same : List.of("?limit=1", "?sort=title", "?order=asc", "?sort=title&order=asc")) {
            assertThat(titles(client.get("/api/tasks" + same + cursor).body()))
                    .containsExactly("b");
        }
        for (var other : List.of("?sort=created_at", "?sort=title&order=desc", "?order=desc")) {
            var answer = client.get("/api/tasks" + other + cursor);
            assertThat(answer.status()).as(other).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("?cursor");
            assertThat(answer.body().at("/errors/0/detail").textValue()).contains("order");
        }
    }

    @Test
    void a_day_is_all_of_it_where_the_person_is() {
        client.patch("/api/auth/me", Map.of("time_zone", "America/New_York"));
        add("day", Map.of("due_date", "2026-12-01", "all_day", true));
        add("night", Map.of("due_date", "2026-12-02T04:30:00Z"));
        add("day before", Map.of("due_date", "2026-12-01T04:30:00Z"));

        for (var path : List.of("/api/tasks", "/api/tasks/search")) {
            assertThat(titles(path + "?due_date_from=2026-12-01&due_date_to=2026-12-01"))
                    .containsExactlyInAnyOrder("day", "night");
            assertThat(titles(path + "?due_date_to=2026-11-30")).containsExactly("day before");
            assertThat(titles(path + "?due_date_from=2026-12-01&q=night")).containsExactly("night");
            assertThat(titles(path + "?due_date_to=2026-12-02T00:00:00Z"))
                    .containsExactlyInAnyOrder("day", "day before");
        }
    }

    @Test
    void tags_are_the_same_in_capitals_and_small_letters() {
        add("small", Map.of("tags", List.of("grün", "a\\b'c")));
        add("capital", Map.of("tags", List.of("GRÜN", "Home", "home")));
        add("other", Map.of("tags", List.of("grünlich")));

        assertThat(titles("/api/tasks?tags=Gr%C3%BCn"))
                .containsExactlyInAnyOrder("small", "capital");
        assertThat(titles("/api/tasks?tags=HOME,gr%C3%BCn")).containsExactly("capital");
        assertThat(titles("/api/tasks?tags=A%5CB'C")).containsExactly("small");
        assertThat(client.get("/api/tasks?q=%23home").body().at("/tasks/0/tags").toString())
                .isEqualTo("[\"GRÜN\",\"Home\"]");
    }

    private List<String> titles(String path) {
        var answer = client.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return titles(answer.body());
    }

    private String add(String title, Map<String, Object> more) {
        var task = new HashMap<String, Object>(more);
        task.put("title", title);
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().get("id").textValue();
    }

    private static List<String> titles(JsonNode page) {
        return StreamSupport.stream(page.get("tasks").spliterator(), false)
                .map(task -> task.get("title").textValue())
                .toList();
    }
}
