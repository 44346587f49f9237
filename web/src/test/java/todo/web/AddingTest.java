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
    void a_task_that_cannot_be_added_stays_in_the_field_and_keeps_its_key() {
        api.unavailable();
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
        assertThat(api.calls().getFirst().path()).isEqualTo("/api/tasks/quick");
    }

    @Test
    void a_retry_has_the_same_idempotency_key_and_another_line_has_another() {
        api.unavailable();
        for (var line : List.of("Buy milk", "Buy milk", "Buy oat milk")) {
            visitor.post("/tasks", Map.of("text", line, "key", "11111111-aaaa"));
        }
        visitor.post("/tasks", Map.of("text", "Buy milk", "key", "22222222-bbbb"));

        var keys =
                api.calls().stream()
                        .filter(call -> call.path().equals("/api/tasks/quick"))
                        .map(call -> call.headers().get("idempotency-key"))
                        .toList();
        assertThat(keys).hasSize(4).doesNotContainNull();
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(Set.copyOf(keys)).hasSize(3);
    }

    @Test
    void an_invalid_title_comes_back_with_the_reason() {
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
    void several_lines_are_checked_before_the_first_is_added() {
        api.fail("POST /api/tasks/quick?dry_run=true", 422, "Too long.");
        var form = Map.of("text", "Milk\nBread", "several", "true", "form", "page");
        var answer = visitor.post("/tasks", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Not added: Too long.", ">Milk\nBread</textarea>");
        assertThat(api.calls()).noneMatch(call -> call.path().equals("/api/tasks/quick"));
    }

    @Test
    void a_page_without_a_list_gets_the_message_only() {
        api.on("POST /api/tasks/quick", 201, FakeApi.quick("Milk", ""));
        visitor.with("HX-Request", "true").with("HX-Target", "toast");
        var answer = visitor.post("/tasks", Map.of("text", "Milk", "view", "/lists/" + FakeApi.ID));
        assertThat(answer.body())
                .contains("“Milk” added", "href=\"/inbox#task-" + FakeApi.ID)
                .doesNotContain("id=\"task-list\"", "id=\"views\"");
        assertThat(answer.headers().firstValue("HX-Trigger-After-Settle"))
                .contains("{\"added\":\"" + FakeApi.ID + "\"}");
    }

    @Test
    void the_message_shows_how_the_line_was_understood() {
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
}
