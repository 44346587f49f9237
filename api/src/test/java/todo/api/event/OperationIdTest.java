package todo.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.WithNewUser;

class OperationIdTest extends WithNewUser {

    @Test
    void every_write_answers_with_the_operation_that_the_log_has() {
        var list = client.post("/api/lists", Map.of("name", "Home"));
        var listPath = "/api/lists/" + id(list.body());
        var query = client.post("/api/queries", Map.of("name", "Late", "q", "is:overdue"));
        var queryPath = "/api/queries/" + id(query.body());
        var task = client.post("/api/tasks", Map.of("title", "a", "recurrence_pattern", "daily"));
        var path = path(task.body());
        var writes =
                List.of(
                        list,
                        query,
                        task,
                        client.patch(path, Map.of("tags", List.of("x"))),
                        client.put(path, Map.of("title", "b", "recurrence_pattern", "daily")),
                        client.post(path + "/skip", Map.of()),
                        client.patch(path + "/complete", Map.of()),
                        client.post("/api/tasks/quick", Map.of("text", "milk #x")),
                        client.post(
                                "/api/tasks/bulk",
                                Map.of("q", "milk", "change", Map.of("priority", "High"))),
                        client.patch("/api/tags?name=x", Map.of("name", "y")),
                        client.delete("/api/tags?name=y"),
                        client.patch(listPath, Map.of("color", "red")),
                        client.patch(queryPath, Map.of("q", "is:open")),
                        client.delete(queryPath),
                        client.delete(listPath),
                        client.delete(path),
                        client.post("/api/undo", Map.of()));

        for (var write : writes) {
            assertThat(write.status()).as(write.text()).isLessThan(300);
        }
        assertThat(writes.reversed().stream().map(OperationIdTest::operation))
                .containsExactlyElementsOf(logged());
    }

    @Test
    void undo_takes_back_the_named_operation_and_keeps_later_changes_of_other_fields() {
        var path = path(client.post("/api/tasks", Map.of("title", "a")).body());
        var completed = client.patch(path, Map.of("status", "completed"));
        client.patch(path, Map.of("priority", "High"));

        var undone = client.post("/api/undo", Map.of("operation_id", operation(completed)));

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        var task = client.get(path).body();
        assertThat(task.get("status").textValue()).isEqualTo("pending");
        assertThat(task.get("completed_at").isNull()).isTrue();
        assertThat(task.get("priority").textValue()).isEqualTo("High");
    }

    @Test
    void undo_is_refused_where_a_later_change_touches_the_same_fields() {
        var path = path(client.post("/api/tasks", Map.of("title", "a")).body());
        var first = client.patch(path, Map.of("due_date", "2026-12-24T18:00:00Z"));
        client.patch(path, Map.of("all_day", true));

        var refused = client.post("/api/undo", Map.of("operation_id", operation(first)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("type").textValue()).isEqualTo("/problems/undo-blocked");
    }

    /** Newest first, each once. */
    private List<String> logged() {
        return client.get("/api/changes?limit=100")
                .body()
                .get("changes")
                .valueStream()
                .map(change -> change.get("operation_id").textValue())
                .distinct()
                .toList();
    }

    private static String operation(Client.Answer answer) {
        return String.valueOf(answer.header("operation-id"));
    }

    private static String id(JsonNode thing) {
        return thing.get("id").textValue();
    }

    private static String path(JsonNode task) {
        return "/api/tasks/" + id(task);
    }
}
