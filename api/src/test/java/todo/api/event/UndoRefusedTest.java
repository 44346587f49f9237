package todo.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.WithNewUser;

class UndoRefusedTest extends WithNewUser {

    @Test
    void a_list_does_not_come_back_beside_another_of_its_name() {
        var list = client.post("/api/lists", Map.of("name", "Home")).body();
        client.delete("/api/lists/" + list.get("id").asText());
        client.post("/api/lists", Map.of("name", "home"));
        var deleted = client.get("/api/changes").body().at("/changes/1/operation_id").asText();

        assertThat(undo(deleted).body().get("detail").asText())
                .isEqualTo("This cannot be undone: there is something else called “home” by now.");
    }

    @Test
    void a_list_into_which_something_was_put_does_not_go_away() {
        var list = client.post("/api/lists", Map.of("name", "Home")).body();
        var made = lastOperation();
        client.post("/api/tasks", Map.of("title", "a", "list_id", list.get("id").asText()));

        assertThat(undo(made).body().get("detail").asText())
                .isEqualTo("This cannot be undone: “a” has been made part of it since.");
    }

    @Test
    void nothing_is_undone_twice() {
        var task = add("one");
        patch(task, Map.of("title", "two"));
        var operation = lastOperation();

        assertThat(undo(operation).status()).isEqualTo(200);
        var again = undo(operation);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().get("detail").asText()).isEqualTo("This has been undone already.");
    }

    @Test
    void a_later_change_stands_in_the_way_and_is_named() {
        var task = add("one");
        var added = lastOperation();
        patch(task, Map.of("title", "two"));
        var changed = lastOperation();
        patch(task, Map.of("title", "three", "priority", "High"));

        for (var operation : List.of(added, changed)) {
            var refused = undo(operation);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().get("detail").asText())
                    .endsWith("has been changed since.")
                    .startsWith("This cannot be undone: “");
        }
        assertThat(client.get(path(task)).body().get("priority").asText()).isEqualTo("High");
        client.delete(path(task));
        assertThat(undo(changed).body().get("detail").asText())
                .contains("“two” has been changed since.");
    }

    @Test
    void a_part_that_was_added_later_is_not_taken_along() {
        var parent = add("Parent");
        var added = lastOperation();
        part("Child", parent);

        assertThat(undo(added).body().get("detail").asText())
                .isEqualTo("This cannot be undone: “Child” has been made part of it since.");
    }

    @Test
    void a_task_does_not_come_back_into_something_that_is_gone() {
        var parent = add("Parent");
        var child = part("Child", parent);
        client.delete(path(child));
        var deleted = lastOperation();
        client.delete(path(parent));

        assertThat(undo(deleted).body().get("detail").asText())
                .isEqualTo(
                        "This cannot be undone: what “Child” belonged to is not there any more.");
    }

    @Test
    void no_task_becomes_part_of_itself() {
        var parent = add("Parent");
        var child = part("Child", parent);
        patch(child, java.util.Collections.singletonMap("parent_id", null));
        var moved = lastOperation();
        patch(parent, Map.of("parent_id", child.get("id").asText()));

        assertThat(undo(moved).body().get("detail").asText()).contains("would be part of itself");
    }

    @Test
    void what_is_not_there_or_somebody_elses_is_not_found() {
        add("mine");
        var mine = lastOperation();
        for (var id : List.of(UUID.randomUUID().toString(), "none")) {
            assertThat(undo(id).status()).isEqualTo(404);
        }
        assertThat(api.newUser().post("/api/undo", Map.of("operation_id", mine)).status())
                .isEqualTo(404);
        assertThat(client.post("/api/undo", Map.of("operation_id", 1)).status()).isEqualTo(422);
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

    private Client.Answer undo(String operation) {
        return client.post("/api/undo", Map.of("operation_id", operation));
    }

    private String lastOperation() {
        return client.get("/api/changes?limit=1").body().at("/changes/0/operation_id").asText();
    }

    private static String path(JsonNode task) {
        return "/api/tasks/" + task.get("id").asText();
    }
}
