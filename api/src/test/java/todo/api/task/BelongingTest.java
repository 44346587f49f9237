package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.TestApi;

/** Tasks that are part of others, and the lists that they are in. */
class BelongingTest {

    private static TestApi api;
    private static TestApi replica;
    private Client client;

    @BeforeAll
    static void start() {
        var database = TestApi.database();
        api = TestApi.start(database, Clock.systemUTC(), Map.of());
        replica = TestApi.start(database, Clock.systemUTC(), Map.of());
        api.awaitReady();
        replica.awaitReady();
    }

    @AfterAll
    static void stop() {
        replica.close();
        api.close();
    }

    @BeforeEach
    void signIn() {
        client = api.newUser();
    }

    @Test
    void tasks_are_listed_by_what_they_belong_to() {
        var list = list("Home");
        var parent = add("Parent", Map.of("list_id", list));
        add("Part", Map.of("parent_id", parent));
        add("Alone", Map.of());

        assertThat(titles("parent_id=" + parent)).containsExactly("Part");
        assertThat(titles("parent_id=none")).containsExactlyInAnyOrder("Parent", "Alone");
        assertThat(titles("list_id=" + list)).containsExactlyInAnyOrder("Parent", "Part");
        assertThat(titles("list_id=none")).containsExactly("Alone");
        assertThat(client.get("/api/tasks?list_id=nothing").status()).isEqualTo(422);
    }

    @Test
    void a_part_is_in_the_list_of_its_task_and_goes_with_it() {
        var home = list("Home");
        var work = list("Work");
        var parent = add("Parent", Map.of("list_id", home));
        var part = add("Part", Map.of("parent_id", parent));
        var deep = add("Deep", Map.of("parent_id", part));
        assertThat(task(deep).get("list_id").textValue()).isEqualTo(home);

        change(parent, Map.of("list_id", work));

        assertThat(task(part).get("list_id").textValue()).isEqualTo(work);
        assertThat(task(deep).get("list_id").textValue()).isEqualTo(work);
        assertThat(task(deep).get("parent_id").textValue()).isEqualTo(part);
        assertThat(task(deep).get("version").intValue()).isEqualTo(2);
    }

    @Test
    void a_task_that_becomes_a_part_comes_into_the_list_with_all_of_its_own() {
        var home = list("Home");
        var parent = add("Parent", Map.of("list_id", home));
        var other = add("Other", Map.of("list_id", list("Work")));
        var part = add("Part", Map.of("parent_id", other));

        change(other, Map.of("parent_id", parent));

        assertThat(task(other).get("list_id").textValue()).isEqualTo(home);
        assertThat(task(part).get("list_id").textValue()).isEqualTo(home);
    }

    @Test
    void a_part_that_is_put_into_another_list_by_itself_is_a_part_no_more() {
        var work = list("Work");
        var parent = add("Parent", Map.of("list_id", list("Home")));
        var first = add("First", Map.of("parent_id", parent));
        var second = add("Second", Map.of("parent_id", parent));

        change(first, Map.of("list_id", work));
        client.with("Content-Type", "application/json")
                .raw("PATCH", "/api/tasks/" + second, "{\"list_id\": null}");

        assertThat(task(first).get("parent_id").isNull()).isTrue();
        assertThat(task(first).get("list_id").textValue()).isEqualTo(work);
        assertThat(task(second).get("parent_id").isNull()).isTrue();
        assertThat(task(second).get("list_id").isNull()).isTrue();
    }

    @Test
    void a_part_cannot_be_said_to_be_in_another_list_than_its_task() {
        var parent = add("Parent", Map.of("list_id", list("Home")));
        var sent = Map.of("title", "t", "parent_id", parent, "list_id", list("Work"));

        for (var answer :
                List.of(
                        client.post("/api/tasks", sent),
                        client.patch("/api/tasks/" + add("Other", Map.of()), sent))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/list_id");
        }
    }

    @Test
    void what_is_sent_back_as_it_was_read_stays_as_it_is() {
        var parent = add("Parent", Map.of("list_id", list("Home")));
        var part = task(add("Part", Map.of("parent_id", parent)));

        var put = client.put("/api/tasks/" + part.get("id").textValue(), part);

        assertThat(put.status()).isEqualTo(200);
        for (var member : List.of("list_id", "parent_id", "position", "title")) {
            assertThat(put.body().get(member)).isEqualTo(part.get(member));
        }
    }

    @Test
    void a_list_or_a_task_that_is_not_there_or_not_theirs_is_named() {
        var theirs = api.newUser().post("/api/tasks", Map.of("title", "t")).body();

        for (var id : List.of(theirs.get("id").textValue(), UUID.randomUUID().toString(), "x")) {
            assertBroken(Map.of("parent_id", id), "/parent_id");
            assertBroken(Map.of("list_id", id), "/list_id");
        }
    }

    private void assertBroken(Map<String, Object> member, String pointer) {
        var task = new HashMap<>(member);
        task.put("title", "t");
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
    }

    @Test
    void a_task_cannot_become_part_of_itself() {
        var top = add("Top", Map.of());
        var middle = add("Middle", Map.of("parent_id", top));
        var bottom = add("Bottom", Map.of("parent_id", middle));

        for (var parent : List.of(top, middle, bottom)) {
            var answer = client.patch("/api/tasks/" + top, Map.of("parent_id", parent));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/detail").textValue())
                    .isEqualTo("A task cannot be its own subtask.");
        }
    }

    @Test
    void moves_at_the_same_moment_through_two_replicas_make_no_circle() throws Exception {
        var elsewhere =
                replica.client()
                        .with(
                                "Authorization",
                                Objects.requireNonNull(client.header("Authorization")));
        for (var round = 0; round < 10; round++) {
            var a = add("a", Map.of());
            var b = add("b", Map.of());
            Callable<Integer> one =
                    () -> client.patch("/api/tasks/" + a, Map.of("parent_id", b)).status();
            Callable<Integer> other =
                    () -> elsewhere.patch("/api/tasks/" + b, Map.of("parent_id", a)).status();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(threads.invokeAll(List.of(one, other)))
                        .extracting(result -> result.get())
                        .containsExactlyInAnyOrder(200, 422);
            }
        }
    }

    @Test
    void tasks_can_be_twenty_deep() {
        var deepest = add("1", Map.of());
        for (var level = 2; level <= 20; level++) {
            deepest = add(Integer.toString(level), Map.of("parent_id", deepest));
        }

        assertBroken(Map.of("parent_id", deepest), "/parent_id");
        var two = add("Top", Map.of());
        add("Part", Map.of("parent_id", two));
        var nineteenth = task(deepest).get("parent_id").textValue();
        assertThat(client.patch("/api/tasks/" + two, Map.of("parent_id", nineteenth)).status())
                .isEqualTo(422);
    }

    @Test
    void a_task_with_open_parts_is_completed_only_by_force() {
        var parent = add("Parent", Map.of());
        var part = add("Part", Map.of("parent_id", parent));
        var deep = add("Deep", Map.of("parent_id", part));
        var path = "/api/tasks/" + parent;
        var done = Map.of("title", "Parent", "status", "completed");

        for (var answer :
                List.of(
                        client.patch(path + "/complete", Map.of()),
                        client.patch(path, done),
                        client.put(path, done))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().get("detail").textValue())
                    .startsWith("2 subtasks of this task are open.")
                    .contains("?force=true");
        }
        assertThat(client.patch(path + "/complete?force=maybe", Map.of()).status()).isEqualTo(422);
        assertThat(client.patch(path + "/complete?force=true", Map.of()).status()).isEqualTo(200);
        for (var id : List.of(parent, part, deep)) {
            assertThat(task(id).get("status").textValue()).isEqualTo("completed");
            assertThat(task(id).get("completed_at").isNull()).isFalse();
            assertThat(task(id).get("version").intValue()).isEqualTo(2);
        }
        assertThat(client.post("/api/undo", Map.of()).status()).isEqualTo(200);
        assertThat(titles("status=pending")).hasSize(3);
    }

    @Test
    void a_task_whose_parts_are_done_is_completed_without_a_question() {
        var parent = add("Parent", Map.of());
        var part = add("Part", Map.of("parent_id", parent));
        var path = "/api/tasks/" + parent + "/complete";

        assertThat(client.patch(path, Map.of()).body().get("detail").textValue())
                .startsWith("A subtask of this task is open.");
        client.patch("/api/tasks/" + part + "/complete", Map.of());
        assertThat(client.patch(path, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void what_recurs_among_the_parts_of_what_is_done_does_not_come_again() {
        var parent = add("Parent", Map.of());
        add("Part", Map.of("parent_id", parent, "recurrence_pattern", "daily"));

        client.patch("/api/tasks/" + parent + "/complete?force=true", Map.of());

        assertThat(titles("status=pending")).isEmpty();
    }

    @Test
    void with_a_task_all_that_is_part_of_it_is_deleted() {
        var parent = add("Parent", Map.of());
        add("Deep", Map.of("parent_id", add("Part", Map.of("parent_id", parent))));

        client.delete("/api/tasks/" + parent);

        assertThat(titles("")).isEmpty();
    }

    private String list(String name) {
        return client.post("/api/lists", Map.of("name", name)).body().get("id").textValue();
    }

    private String add(String title, Map<String, Object> more) {
        var task = new HashMap<>(more);
        task.put("title", title);
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().get("id").textValue();
    }

    private void change(String id, Map<String, Object> members) {
        assertThat(client.patch("/api/tasks/" + id, members).status()).isEqualTo(200);
    }

    private JsonNode task(String id) {
        return client.get("/api/tasks/" + id).body();
    }

    private List<String> titles(String query) {
        var tasks = client.get("/api/tasks?" + query).body().get("tasks");
        return StreamSupport.stream(tasks.spliterator(), false)
                .map(task -> task.get("title").textValue())
                .toList();
    }
}
