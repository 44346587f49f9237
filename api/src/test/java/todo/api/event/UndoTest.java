package todo.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.TestApi;

class UndoTest {

    private static final String DUE = "2026-12-24T18:00:00Z";

    private static TestApi api;

    @SuppressWarnings("NullAway.Init")
    private Client client;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void register() {
        client = api.newUser();
    }

    @Test
    void every_change_is_listed_with_who_did_it_how_and_what_it_was_before_and_after() {
        var created = add("Buy milk");
        var updated = patch(created, Map.of("title", "Buy oat milk"));
        client.delete(path(created));
        var changes = client.get("/api/changes").body().get("changes");

        assertThat(changes.findValuesAsText("action"))
                .containsExactly("deleted", "updated", "created");
        assertThat(changes.get(2).get("before").isNull()).isTrue();
        assertThat(changes.get(2).get("after")).isEqualTo(created);
        assertThat(changes.get(1).get("before")).isEqualTo(created);
        assertThat(changes.get(1).get("after")).isEqualTo(updated);
        assertThat(changes.get(0).get("before")).isEqualTo(updated);
        assertThat(changes.get(0).get("after").isNull()).isTrue();
        assertThat(changes.findValuesAsText("entity_id")).containsOnly(created.get("id").asText());
        assertThat(changes.findValuesAsText("through")).containsOnly("api");
        assertThat(changes.findValuesAsText("undone")).containsOnly("false");
        assertThat(changes.findValuesAsText("operation_id")).doesNotHaveDuplicates();
    }

    @Test
    void changes_come_in_pages_and_by_thing_and_time() {
        var first = add("One");
        add("Two");
        add("Three");
        var page = client.get("/api/changes?limit=2").body();

        assertThat(titles(page)).containsExactly("Three", "Two");
        var next =
                client.get("/api/changes?limit=2&cursor=" + page.get("next_cursor").asText())
                        .body();
        assertThat(titles(next)).containsExactly("One");
        assertThat(next.get("next_cursor").isNull()).isTrue();
        assertThat(titles(client.get("/api/changes?entity_id=" + first.get("id").asText()).body()))
                .containsExactly("One");
        assertThat(
                        titles(
                                client.get(
                                                "/api/changes?since="
                                                        + page.at("/changes/0/made_at").asText())
                                        .body()))
                .containsExactly("Three");
        assertThat(titles(api.newUser().get("/api/changes").body())).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_pointed_at() {
        for (var query :
                List.of("limit=0", "limit=201", "limit=x", "cursor=x", "since=x", "entity_id=x")) {
            var answer = client.get("/api/changes?" + query);

            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/pointer").asText())
                    .isEqualTo("?" + query.replaceFirst("=.*", ""));
        }
    }

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
    void whoever_got_no_answer_may_ask_again_without_undoing_one_more() {
        var first = add("one");
        add("two");
        var same = client.with("Idempotency-Key", "once");

        assertThat(same.post("/api/undo", Map.of()).body())
                .isEqualTo(same.post("/api/undo", Map.of()).body());
        assertThat(client.get(path(first)).status()).isEqualTo(200);
    }

    @Test
    void a_later_change_stands_in_the_way_and_is_named() {
        var task = add("one");
        var added = lastOperation();
        patch(task, Map.of("title", "two"));
        var changed = lastOperation();
        patch(task, Map.of("priority", "High"));

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

    private Client.Answer undo() {
        return client.post("/api/undo", Map.of());
    }

    private Client.Answer undo(String operation) {
        return client.post("/api/undo", Map.of("operation_id", operation));
    }

    private String lastOperation() {
        return client.get("/api/changes?limit=1").body().at("/changes/0/operation_id").asText();
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

    private static List<String> titles(JsonNode listing) {
        return listing.get("changes").findValues("after").stream()
                .map(task -> task.get("title").asText())
                .toList();
    }

    /** What undoing counts anew. */
    private static JsonNode without(JsonNode task) {
        var copy = task.<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy();
        copy.remove(List.of("version", "updated_at"));
        return copy;
    }
}
