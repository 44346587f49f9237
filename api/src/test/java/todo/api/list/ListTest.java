package todo.api.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.WithNewUser;

class ListTest extends WithNewUser {

    @Test
    void a_new_list_has_no_colour_and_is_at_the_end() {
        add("Home");
        var answer = client.post("/api/lists", Map.of("name", "  Work "));

        assertThat(answer.status()).isEqualTo(201);
        var list = answer.body();
        assertThat(answer.header("location")).isEqualTo("/api/lists/" + list.get("id").textValue());
        assertThat(answer.header("etag")).isEqualTo("\"1\"");
        assertThat(list.get("name").textValue()).isEqualTo("Work");
        assertThat(list.get("color").isNull()).isTrue();
        assertThat(list.get("archived").booleanValue()).isFalse();
        assertThat(client.get(path(list)).body()).isEqualTo(list);
        assertThat(names()).containsExactly("Home", "Work");
    }

    @Test
    void every_broken_rule_is_named_at_once() {
        var answer =
                client.post(
                        "/api/lists",
                        Map.of(
                                "name", "x".repeat(101),
                                "color", "mauve",
                                "archived", "no",
                                "position", "A"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("pointer").textValue())
                .containsExactly("/name", "/color", "/archived", "/position");
        assertThat(client.post("/api/lists", Map.of()).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"teal, teal", "#3366CC, #3366cc"})
    void a_colour_is_a_name_or_a_number(String sent, String kept) {
        var list = client.post("/api/lists", Map.of("name", "l", "color", sent)).body();

        assertThat(list.get("color").textValue()).isEqualTo(kept);
    }

    @Test
    void put_replaces_and_patch_changes_what_it_names() {
        var path = path(client.post("/api/lists", Map.of("name", "One", "color", "red")).body());

        var patched = client.patch(path, Map.of("archived", true)).body();
        assertThat(patched.get("color").textValue()).isEqualTo("red");
        assertThat(patched.get("archived").booleanValue()).isTrue();
        assertThat(patched.get("version").intValue()).isEqualTo(2);

        var put = client.put(path, Map.of("name", "Two")).body();
        assertThat(put.get("name").textValue()).isEqualTo("Two");
        assertThat(put.get("color").isNull()).isTrue();
        assertThat(put.get("archived").booleanValue()).isFalse();
        assertThat(put.get("position")).isEqualTo(patched.get("position"));
    }

    @Test
    void a_name_is_given_once_whatever_its_case() {
        var home = add("Home");
        var work = add("Work");

        for (var refused :
                List.of(
                        client.post("/api/lists", Map.of("name", "HOME")),
                        client.patch(path(work), Map.of("name", "home")))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().get("detail").textValue())
                    .isEqualTo("There is already a list “Home”.");
        }
        assertThat(client.patch(path(home), Map.of("name", "HOME")).status()).isEqualTo(200);
        assertThat(api.newUser().post("/api/lists", Map.of("name", "Home")).status())
                .isEqualTo(201);
    }

    @Test
    void the_same_name_at_the_same_moment_is_given_once() throws Exception {
        Callable<Integer> add = () -> client.post("/api/lists", Map.of("name", "L")).status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = threads.invokeAll(List.of(add, add, add, add));
            assertThat(results)
                    .extracting(result -> result.get())
                    .containsExactlyInAnyOrder(201, 409, 409, 409);
        }
    }

    @Test
    void there_can_be_five_hundred_lists() {
        IntStream.range(0, 500).forEach(n -> add("List " + n));

        var answer = client.post("/api/lists", Map.of("name", "One more"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("detail").textValue()).contains("500 lists");
    }

    @Test
    void each_list_says_how_many_tasks_it_has_and_how_many_are_open() {
        var home = add("Home");
        add("Empty");
        task("One", home);
        var done = task("Two", home);
        client.patch("/api/tasks/" + done + "/complete", Map.of());
        client.post("/api/tasks", Map.of("title", "In no list"));

        var lists = client.get("/api/lists").body().get("lists");

        assertThat(lists.get(0).get("open").intValue()).isEqualTo(1);
        assertThat(lists.get(0).get("total").intValue()).isEqualTo(2);
        assertThat(lists.get(1).get("open").intValue()).isZero();
        assertThat(lists.get(1).get("total").intValue()).isZero();
    }

    @Test
    void a_deleted_list_leaves_its_tasks_in_none_in_one_operation() {
        var home = add("Home");
        var first = task("One", home);
        task("Two", home);

        assertThat(client.delete(path(home)).status()).isEqualTo(204);

        assertThat(client.get(path(home)).status()).isEqualTo(404);
        var kept = client.get("/api/tasks/" + first).body();
        assertThat(kept.get("list_id").isNull()).isTrue();
        assertThat(kept.get("version").intValue()).isEqualTo(2);
        assertThat(client.get("/api/tasks?list_id=none").body().get("total").intValue())
                .isEqualTo(2);
        assertThat(client.post("/api/undo", Map.of()).status()).isEqualTo(200);
        assertThat(client.get("/api/lists").body().at("/lists/0/total").intValue()).isEqualTo(2);
    }

    @Test
    void a_list_can_be_deleted_with_its_tasks() {
        var home = add("Home");
        task("One", home);
        client.post("/api/tasks", Map.of("title", "Elsewhere"));

        assertThat(client.delete(path(home) + "?tasks=all").status()).isEqualTo(422);
        assertThat(client.delete(path(home) + "?tasks=delete").status()).isEqualTo(204);

        assertThat(client.get("/api/tasks").body().at("/tasks/0/title").textValue())
                .isEqualTo("Elsewhere");
        assertThat(client.get("/api/tasks").body().get("total").intValue()).isEqualTo(1);
        assertThat(client.post("/api/undo", Map.of()).status()).isEqualTo(200);
        assertThat(client.get("/api/lists").body().at("/lists/0/total").intValue()).isEqualTo(1);
    }

    @Test
    void an_outdated_version_is_neither_changed_nor_deleted() {
        var path = path(add("One"));
        client.patch(path, Map.of("name", "Two"));
        var outdated = client.with("If-Match", "\"1\"");

        assertThat(outdated.patch(path, Map.of("name", "Three")).status()).isEqualTo(412);
        assertThat(outdated.put(path, Map.of("name", "Three")).status()).isEqualTo(412);
        assertThat(outdated.delete(path).status()).isEqualTo(412);
        assertThat(client.with("If-None-Match", "\"2\"").get(path).status()).isEqualTo(304);
        assertThat(client.with("If-Match", "\"2\"").delete(path).status()).isEqualTo(204);
    }

    @Test
    void a_list_is_put_next_to_another_and_nothing_else_changes() {
        var a = add("a");
        var b = add("b");
        var c = add("c");

        client.patch(path(c), Map.of("before", id(a)));
        assertThat(names()).containsExactly("c", "a", "b");
        client.patch(path(c), Map.of("after", id(a)));
        assertThat(names()).containsExactly("a", "c", "b");
        client.patch(path(a), Map.of("after", id(b)));
        assertThat(names()).containsExactly("c", "b", "a");
        client.post("/api/lists", Map.of("name", "d", "before", id(b)));
        assertThat(names()).containsExactly("c", "d", "b", "a");
        assertThat(client.get(path(b)).body().get("version").intValue()).isEqualTo(1);
    }

    @Test
    void a_neighbour_that_is_not_there_is_named() {
        var mine = add("Mine");
        var theirs = api.newUser().post("/api/lists", Map.of("name", "Theirs")).body();

        for (var neighbour : List.of(id(theirs), id(mine), UUID.randomUUID().toString())) {
            var answer = client.patch(path(mine), Map.of("after", neighbour));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/after");
        }
        var both = Map.of("after", id(mine), "before", id(mine));
        assertThat(client.patch(path(mine), both).status()).isEqualTo(422);
    }

    @Test
    void somebody_elses_list_is_not_there_for_any_verb() {
        var path = path(add("Mine"));
        var other = api.newUser();

        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.put(path, Map.of("name", "Theirs")).status()).isEqualTo(404);
        assertThat(other.patch(path, Map.of("name", "Theirs")).status()).isEqualTo(404);
        assertThat(other.delete(path + "?tasks=delete").status()).isEqualTo(404);
        assertThat(names()).containsExactly("Mine");
        assertThat(
                        other.post(
                                        "/api/tasks",
                                        Map.of("title", "t", "list_id", path.substring(11)))
                                .status())
                .isEqualTo(422);
    }

    private JsonNode add(String name) {
        var answer = client.post("/api/lists", Map.of("name", name));
        assertThat(answer.status()).isEqualTo(201);
        return answer.body();
    }

    private String task(String title, JsonNode list) {
        var task = new HashMap<String, Object>(Map.of("title", title, "list_id", id(list)));
        return id(client.post("/api/tasks", task).body());
    }

    private List<String> names() {
        return StreamSupport.stream(
                        client.get("/api/lists").body().get("lists").spliterator(), false)
                .map(list -> list.get("name").textValue())
                .toList();
    }

    private static String id(JsonNode thing) {
        return thing.get("id").textValue();
    }

    private static String path(JsonNode list) {
        return "/api/lists/" + id(list);
    }
}
