package todo.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.WithNewUser;

class UndoTest extends WithNewUser {

    private static final String DUE = "2026-12-24T18:00:00Z";

    @Test
    void a_new_task_goes_away_again() {
        var task = add("Buy milk");
        var undone = undo();

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.body().get("changed").asInt()).isEqualTo(1);
        assertThat(client.get(path(task)).status()).isEqualTo(404);
        assertThat(client.get("/api/changes").body().at("/changes/1/undone").asBoolean()).isTrue();
    }

    @Test
    void a_change_is_taken_back_in_every_field_and_is_a_change_itself() {
        var before =
                client.post(
                                "/api/tasks",
                                Map.of("title", "a", "due_date", DUE, "tags", List.of("x", "y")))
                        .body();
        client.put(path(before), Map.of("title", "b", "status", "completed"));
        undo();
        var after = client.get(path(before)).body();

        assertThat(without(after)).isEqualTo(without(before));
        assertThat(after.get("version").asInt()).isEqualTo(3);
        assertThat(after.get("updated_at").asText())
                .isGreaterThan(before.get("updated_at").asText());
    }

    @Test
    void a_removed_task_comes_back_with_all_that_are_part_of_it() {
        var parent = add("Parent");
        var child = part("Child", parent);
        var grandchild = part("Grandchild", child);
        client.delete(path(parent));

        assertThat(undo().body().get("changed").asInt()).isEqualTo(3);
        for (var task : List.of(parent, child, grandchild)) {
            assertThat(without(client.get(path(task)).body())).isEqualTo(without(task));
        }
    }

    @Test
    void a_recurring_task_is_open_again_and_its_next_one_gone() {
        var task =
                client.post(
                                "/api/tasks",
                                Map.of(
                                        "title",
                                        "a",
                                        "due_date",
                                        DUE,
                                        "recurrence_pattern",
                                        "weekly"))
                        .body();
        client.patch(path(task) + "/complete", Map.of());
        assertThat(total()).isEqualTo(2);

        assertThat(undo().body().get("changed").asInt()).isEqualTo(2);
        assertThat(total()).isEqualTo(1);
        assertThat(without(client.get(path(task)).body())).isEqualTo(without(task));
    }

    @Test
    void a_removed_list_comes_back_and_its_tasks_are_in_it_again() {
        var list = client.post("/api/lists", Map.of("name", "Home")).body();
        var id = list.get("id").asText();
        var task = client.post("/api/tasks", Map.of("title", "a", "list_id", id)).body();
        for (var tasksToo : List.of("", "?tasks=delete")) {
            assertThat(client.delete("/api/lists/" + id + tasksToo).status()).isEqualTo(204);
            assertThat(client.get("/api/lists/" + id).status()).isEqualTo(404);

            assertThat(undo().body().get("changed").asInt()).isEqualTo(2);
            assertThat(client.get(path(task)).body().get("list_id").asText()).isEqualTo(id);
            var change = client.get("/api/changes?entity_id=" + id).body().at("/changes/0");
            assertThat(change.get("entity").asText()).isEqualTo("list");
            assertThat(change.at("/after/name").asText()).isEqualTo("Home");
        }
    }

    @Test
    void a_removed_query_comes_back() {
        var query = client.post("/api/queries", Map.of("name", "Soon", "q", "due<+7d")).body();
        var path = "/api/queries/" + query.get("id").asText();
        assertThat(client.delete(path).status()).isEqualTo(204);

        assertThat(undo().status()).isEqualTo(200);
        assertThat(without(client.get(path).body())).isEqualTo(without(query));
        assertThat(without(client.get("/api/changes").body().at("/changes/0/after")))
                .isEqualTo(without(query));
    }

    @Test
    void undoing_again_and_again_goes_back_step_by_step() {
        var task = add("one");
        patch(task, Map.of("title", "two"));
        patch(task, Map.of("title", "three"));

        undo();
        assertThat(title(task)).isEqualTo("two");
        undo();
        assertThat(title(task)).isEqualTo("one");
        undo();
        assertThat(client.get(path(task)).status()).isEqualTo(404);
        var nothing = undo();
        assertThat(nothing.status()).isEqualTo(409);
        assertThat(nothing.body().get("detail").asText()).isEqualTo("There is nothing to undo.");
    }

    @Test
    void undoing_the_undoing_brings_it_back_and_then_it_can_be_undone_again() {
        var task = add("one");
        patch(task, Map.of("title", "two"));
        for (var i = 0; i < 3; i++) {
            var undone = undo().body();
            assertThat(title(task)).isEqualTo("one");
            var redone = undo(undone.get("operation_id").asText());
            assertThat(redone.status()).isEqualTo(200);
            assertThat(title(task)).isEqualTo("two");
            assertThat(client.get("/api/changes").body().at("/changes/0/undone").asBoolean())
                    .isFalse();

            assertThat(
                            undo(redone.body().get("operation_id").asText())
                                    .body()
                                    .get("detail")
                                    .asText())
                    .contains(undone.get("undoes").asText());
        }
    }

    @Test
    void a_request_without_an_answer_can_be_repeated_without_undoing_one_more() {
        var first = add("one");
        add("two");
        var same = client.with("Idempotency-Key", "once");

        assertThat(same.post("/api/undo", Map.of()).body())
                .isEqualTo(same.post("/api/undo", Map.of()).body());
        assertThat(client.get(path(first)).status()).isEqualTo(200);
    }

    @Test
    void nothing_has_to_be_said_to_undo_the_last_operation() {
        add("first");

        assertThat(client.raw("POST", "/api/undo", "").status()).isEqualTo(200);
        assertThat(total()).isZero();
        assertThat(client.raw("POST", "/api/undo", "{}").status()).isEqualTo(415);
    }

    private JsonNode add(String title) {
        return client.post("/api/tasks", Map.of("title", title)).body();
    }

    private JsonNode part(String title, JsonNode parent) {
        return client.post(
                        "/api/tasks",
                        Map.of("title", title, "parent_id", parent.get("id").asText()))
                .body();
    }

    private JsonNode patch(JsonNode task, Map<String, ?> change) {
        return client.patch(path(task), change).body();
    }

    private Client.Answer undo() {
        return client.post("/api/undo", Map.of());
    }

    private Client.Answer undo(String operation) {
        return client.post("/api/undo", Map.of("operation_id", operation));
    }

    private int total() {
        return client.get("/api/tasks").body().get("total").asInt();
    }

    private String title(JsonNode task) {
        return client.get(path(task)).body().get("title").asText();
    }

    private static String path(JsonNode task) {
        return "/api/tasks/" + task.get("id").asText();
    }

    /** What undoing counts anew. */
    private static JsonNode without(JsonNode task) {
        var copy = task.<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy();
        copy.remove(List.of("version", "updated_at"));
        return copy;
    }
}
