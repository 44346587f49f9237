package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddingTest {

    private final FakeApi api = FakeApi.start();
    private final Visitor visitor = Visitor.of(api.address()).signedIn();

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    @Test
    void a_task_that_cannot_be_added_stays_typed_and_keeps_its_key() {
        api.away();
        var answer =
                visitor.post(
                        "/tasks",
                        Map.of("text", "Buy milk tomorrow !high", "key", "11111111-aaaa"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains(
                        "Not added yet",
                        "name=\"text\" value=\"Buy milk tomorrow !high\"",
                        "value=\"11111111-aaaa\"",
                        ">Try again</button>");
        assertThat(api.asked().getFirst().path()).isEqualTo("/api/tasks/quick");
    }

    @Test
    void the_same_line_is_added_once_however_often_it_is_sent_and_another_line_is_another_task() {
        api.away();
        for (var line : List.of("Buy milk", "Buy milk", "Buy oat milk")) {
            visitor.post("/tasks", Map.of("text", line, "key", "11111111-aaaa"));
        }
        visitor.post("/tasks", Map.of("text", "Buy milk", "key", "22222222-bbbb"));

        var keys =
                api.asked().stream()
                        .filter(asked -> asked.path().equals("/api/tasks/quick"))
                        .map(asked -> asked.headers().get("idempotency-key"))
                        .toList();
        assertThat(keys).hasSize(4).doesNotContainNull();
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(Set.copyOf(keys)).hasSize(3);
    }

    @Test
    void a_title_that_is_too_long_comes_back_with_the_reason() {
        api.fail(
                "POST /api/tasks/quick",
                422,
                "Between 1 and 200 characters.",
                "{\"pointer\":\"/title\",\"detail\":\"Between 1 and 200 characters.\"}");
        var answer = visitor.post("/tasks", Map.of("text", "Too long"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Between 1 and 200 characters.", "value=\"Too long\"");
    }

    @Test
    void what_was_understood_of_a_line_is_said() {
        api.on(
                "POST /api/tasks/quick",
                201,
                FakeApi.quick(
                        "Pay rent",
                        """
                        {"text":"tomorrow","kind":"date"},{"text":"9am","kind":"time"},{"text":"\\\\","kind":"literal"},
                        {"text":"!high","kind":"priority"},{"text":"list:House","kind":"new_list"}
                        """));
        visitor.post("/tasks", Map.of("text", "whatever it is"));
        assertThat(visitor.get("/").body())
                .contains("“Pay rent” added: 24 December, 18:30 · !high · new list:House");
    }

    @Test
    void a_task_that_is_added_again_keeps_all_of_it_whatever_fails() {
        api.away();
        var answer =
                visitor.post(
                        "/tasks",
                        Map.of("title", "Typed title", "description", "D", "due", "2026-12-24"));
        assertThat(api.asked().getFirst().path()).isEqualTo("/api/tasks");
        assertThat(answer.body())
                .contains(
                        "name=\"title\" value=\"Typed title\"",
                        "name=\"description\" value=\"D\"",
                        "name=\"due\" value=\"2026-12-24\"");
    }

    @Test
    void a_quick_day_is_a_day_where_the_person_is() {
        api.on("POST /api/tasks", 201, FakeApi.task("Buy milk", 1));
        visitor.cookies().put("time_zone", "Pacific%2FKiritimati");
        visitor.post("/tasks", Map.of("title", "Buy milk", "due", "today"));
        assertThat(api.asked().getFirst().body())
                .contains("\"due_date\":\"2026-11-24T00:00:00Z\"", "\"all_day\":true");
    }
}
