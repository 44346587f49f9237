package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.WithNewUser;

/** A client makes the id of a task, so that it can repeat the addition. */
class ClientIdTest extends WithNewUser {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0197b3a0-1111-7000-8000-000000000001",
                "FFFFFFFF-1111-4000-BFFF-000000000001"
            })
    void a_task_gets_the_id_of_the_client_and_the_last_position(String id) {
        add("first", null);

        var answer = add("second", id);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.body().get("id").textValue()).isEqualToIgnoringCase(id);
        assertThat(answer.header("location")).isEqualToIgnoringCase("/api/tasks/" + id);
        add("third", null);
        assertThat(client.get("/api/tasks?sort=position&order=asc").body().get("tasks"))
                .extracting(task -> task.get("title").textValue())
                .containsExactly("first", "second", "third");
    }

    @Test
    void a_repeated_addition_gets_the_first_answer() {
        var list = client.post("/api/lists", Map.of("name", "House")).body().get("id");
        var parent =
                client.post("/api/tasks", Map.of("title", "move", "list_id", list))
                        .body()
                        .get("id");
        var id = newId();
        var task =
                Map.of(
                        "id",
                        id,
                        "title",
                        "pack",
                        "description",
                        "all *boxes*",
                        "tags",
                        List.of("home", "later"),
                        "due_date",
                        "2026-12-24",
                        "recurrence_rule",
                        "FREQ=WEEKLY;BYDAY=MO,TH",
                        "reminder_lead_time",
                        30,
                        "parent_id",
                        parent);
        var first = client.post("/api/tasks", task);

        var second = client.post("/api/tasks", task);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(second.status()).as(second.text()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        for (var header : List.of("location", "etag", "operation-id")) {
            assertThat(second.header(header)).isEqualTo(first.header(header)).isNotNull();
        }
        assertThat(
                        client.get("/api/tasks?parent_id=" + parent.textValue())
                                .body()
                                .get("total")
                                .intValue())
                .isEqualTo(1);
        assertThat(client.get("/api/changes").body().get("changes")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"status, completed", "recurrence_pattern, monthly", "priority, High"})
    void each_kind_of_field_is_the_same_when_it_is_repeated(String member, String value) {
        var task =
                Map.of(
                        "id",
                        newId(),
                        "title",
                        "x",
                        member,
                        value,
                        "due_date",
                        "2026-12-24T18:00:00Z");
        var first = client.post("/api/tasks", task);

        assertThat(client.post("/api/tasks", task).body()).isEqualTo(first.body());
    }

    @Test
    void a_repeated_addition_leaves_a_task_as_it_was_changed_or_deleted_since() {
        var id = newId();
        var first = add("buy milk", id);
        client.patch("/api/tasks/" + id, Map.of("title", "buy oat milk"));

        assertThat(add("buy milk", id).body()).isEqualTo(first.body());
        assertThat(client.get("/api/tasks/" + id).body().get("title").textValue())
                .isEqualTo("buy oat milk");

        client.delete("/api/tasks/" + id);
        assertThat(add("buy milk", id).body()).isEqualTo(first.body());
        assertThat(client.get("/api/tasks/" + id).status()).isEqualTo(404);
    }

    @Test
    void other_fields_under_the_same_id_are_a_conflict() {
        var id = newId();
        add("buy milk", id);

        var refused = add("buy bread", id);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("type").textValue()).isEqualTo("/problems/id-taken");
        assertThat(client.get("/api/tasks/" + id).body().get("title").textValue())
                .isEqualTo("buy milk");
    }

    @Test
    void the_id_of_somebody_else_is_refused_like_an_own_one() {
        var other = api.newUser();
        var stored = other.post("/api/tasks", Map.of("title", "x")).body().get("id").textValue();
        var deleted = newId();
        other.post("/api/tasks", Map.of("id", deleted, "title", "x"));
        other.delete("/api/tasks/" + deleted);
        var made = newId();
        other.post("/api/tasks", Map.of("id", made, "title", "x"));
        var own = add("own", null).body().get("id").textValue();
        var expected = add("x", own);

        assertThat(expected.status()).isEqualTo(409);
        for (var id : List.of(stored, deleted, made)) {
            var refused = add("x", id);
            assertThat(refused.status()).isEqualTo(409);
            for (var member : List.of("type", "title", "detail")) {
                assertThat(refused.body().get(member)).isEqualTo(expected.body().get(member));
            }
        }
        assertThat(client.get("/api/tasks").body().get("total").intValue()).isEqualTo(1);
    }

    @Test
    void the_id_of_an_operation_is_no_id_of_a_task() {
        var change = client.post("/api/lists", Map.of("name", "House"));
        var deleted = client.delete("/api/lists/" + change.body().get("id").textValue());

        for (var operation : List.of(change, deleted)) {
            assertThat(add("x", operation.header("operation-id")).status()).isEqualTo(409);
        }
    }

    @Test
    void the_addition_is_undone_and_redone_as_usual_and_does_not_come_back_by_a_repeat() {
        var id = newId();
        var added = add("buy milk", id);
        assertThat(added.header("operation-id")).isEqualTo(id);

        var undone = client.post("/api/undo", Map.of("operation_id", id));
        assertThat(add("buy milk", id).status()).isEqualTo(201);
        assertThat(client.get("/api/tasks/" + id).status()).isEqualTo(404);

        client.post("/api/undo", Map.of("operation_id", undone.header("operation-id")));
        assertThat(client.get("/api/tasks/" + id).status()).isEqualTo(200);
    }

    @Test
    void concurrent_repeats_add_one_task() {
        var id = newId();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    n -> CompletableFuture.supplyAsync(() -> add("x", id), threads))
                            .toList();
            assertThat(answers.stream().map(CompletableFuture::join))
                    .extracting(Client.Answer::status)
                    .containsOnly(201);
        }
        assertThat(client.get("/api/tasks").body().get("total").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one",
                "00000000-0000-0000-0000-000000000000",
                "c232ab00-9414-11ec-b3c8-9f6bdeced846",
                "0197b3a0-1111-7000-0000-000000000001"
            })
    void an_id_is_a_uuid_of_version_4_or_7(String id) {
        var refused = add("x", id);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/pointer").textValue()).isEqualTo("/id");
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private Client.Answer add(String title, @Nullable String id) {
        var task = new HashMap<String, Object>();
        task.put("title", title);
        task.put("id", id);
        return client.post("/api/tasks", task);
    }
}
