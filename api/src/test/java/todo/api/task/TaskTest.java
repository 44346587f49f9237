package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.TestApi;

class TaskTest {

    private static TestApi api;
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
    void signIn() {
        client = api.newUser();
    }

    @Test
    void a_new_task_has_the_defaults_of_the_contract() {
        var answer = client.post("/api/tasks", Map.of("title", "  Buy milk "));

        assertThat(answer.status()).isEqualTo(201);
        var task = answer.body();
        assertThat(answer.header("location")).isEqualTo("/api/tasks/" + task.get("id").textValue());
        assertThat(answer.header("etag")).isEqualTo("\"1\"");
        assertThat(UUID.fromString(task.get("id").textValue()).version()).isEqualTo(7);
        assertThat(task.get("title").textValue()).isEqualTo("Buy milk");
        assertThat(task.get("description").isNull()).isTrue();
        assertThat(task.get("status").textValue()).isEqualTo("pending");
        assertThat(task.get("priority").textValue()).isEqualTo("Medium");
        assertThat(task.get("tags")).isEmpty();
        assertThat(task.get("due_date").isNull()).isTrue();
        assertThat(task.get("recurrence_pattern").textValue()).isEqualTo("none");
        assertThat(task.get("reminder_lead_time").isNull()).isTrue();
        assertThat(task.get("completed_at").isNull()).isTrue();
        assertThat(task.get("created_at")).isEqualTo(task.get("updated_at"));
        assertThat(task.get("version").intValue()).isEqualTo(1);
    }

    @Test
    void what_was_sent_is_what_is_kept() {
        var sent =
                Map.of(
                        "title", "Ring Ödön 📞",
                        "description", "# Why\n\nBecause",
                        "status", "in_progress",
                        "priority", "High",
                        "tags", List.of("home", "phone"),
                        "due_date", "2026-12-24T18:00:00+01:00",
                        "recurrence_pattern", "weekly",
                        "reminder_lead_time", 30,
                        "unknown", "ignored");

        var created = client.post("/api/tasks", sent).body();
        var read = client.get("/api/tasks/" + created.get("id").textValue());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created);
        assertThat(created.get("description").textValue()).isEqualTo("# Why\n\nBecause");
        assertThat(created.get("tags"))
                .extracting(JsonNode::textValue)
                .containsExactly("home", "phone");
        assertThat(created.get("due_date").textValue()).isEqualTo("2026-12-24T17:00:00Z");
        assertThat(created.get("reminder_lead_time").intValue()).isEqualTo(30);
        assertThat(created.has("unknown")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-24, 2026-12-24T00:00:00Z",
        "2026-12-24T18:00, 2026-12-24T18:00:00Z",
        "2026-12-24T18:00:30, 2026-12-24T18:00:30Z",
        "2026-12-24T18:00:00.123456789Z, 2026-12-24T18:00:00.123456Z",
    })
    void a_due_date_may_lack_its_offset_or_its_time(String sent, String kept) {
        var task = client.post("/api/tasks", Map.of("title", "t", "due_date", sent)).body();

        assertThat(task.get("due_date").textValue()).isEqualTo(kept);
    }

    @Test
    void put_replaces_and_patch_changes_what_it_names() {
        var id = add("One", Map.of("description", "d", "priority", "Low", "tags", List.of("a")));

        var patched =
                client.with("Content-Type", "application/json")
                        .raw(
                                "PATCH",
                                "/api/tasks/" + id,
                                "{\"title\": \"Two\", \"description\": null}")
                        .body();
        assertThat(patched.get("title").textValue()).isEqualTo("Two");
        assertThat(patched.get("description").isNull()).isTrue();
        assertThat(patched.get("priority").textValue()).isEqualTo("Low");
        assertThat(patched.get("version").intValue()).isEqualTo(2);

        var put = client.put("/api/tasks/" + id, Map.of("title", "Three")).body();
        assertThat(put.get("title").textValue()).isEqualTo("Three");
        assertThat(put.get("priority").textValue()).isEqualTo("Medium");
        assertThat(put.get("tags")).isEmpty();
        assertThat(put.get("version").intValue()).isEqualTo(3);
    }

    @Test
    void every_broken_rule_is_named_at_once() {
        var answer =
                client.post(
                        "/api/tasks",
                        Map.of(
                                "title", " ",
                                "description", "x".repeat(10_001),
                                "status", "done",
                                "priority", "high",
                                "tags", List.of("ok", ""),
                                "due_date", "tomorrow",
                                "recurrence_pattern", "yearly",
                                "reminder_lead_time", -1));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("pointer").textValue())
                .containsExactlyInAnyOrder(
                        "/title",
                        "/description",
                        "/status",
                        "/priority",
                        "/tags/1",
                        "/due_date",
                        "/recurrence_pattern",
                        "/reminder_lead_time");
    }

    @ParameterizedTest
    @CsvSource({
        "+999999999-01-01T00:00:00Z",
        "-0044-03-15T00:00:00Z",
        "2026-02-30",
        "2026-13-01T00:00:00Z"
    })
    void a_time_that_no_calendar_has_is_refused(String time) {
        var answer = client.post("/api/tasks", Map.of("title", "t", "due_date", time));

        assertThat(answer.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud83d"})
    void a_character_that_the_database_cannot_keep_is_refused(String title) {
        assertThat(titled(title).status()).isEqualTo(422);
    }

    private Client.Answer titled(String escaped) {
        return client.with("Content-Type", "application/json")
                .raw("POST", "/api/tasks", "{\"title\": \"" + escaped + "\"}");
    }

    @Test
    void completing_toggles_and_notes_when() {
        var id = add("Toggle", Map.of());

        var done = client.patch("/api/tasks/" + id + "/complete", Map.of()).body();
        assertThat(done.get("status").textValue()).isEqualTo("completed");
        assertThat(done.get("completed_at").isNull()).isFalse();

        var open = client.patch("/api/tasks/" + id + "/complete", Map.of()).body();
        assertThat(open.get("status").textValue()).isEqualTo("pending");
        assertThat(open.get("completed_at").isNull()).isTrue();
    }

    @Test
    void completing_needs_no_body() {
        var id = add("Toggle", Map.of());

        assertThat(client.raw("PATCH", "/api/tasks/" + id + "/complete", "").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "daily, 2027-02-01T09:00:00Z",
        "weekly, 2027-02-07T09:00:00Z",
        "monthly, 2027-02-28T09:00:00Z"
    })
    void a_completed_task_that_recurs_leaves_its_next_one(String pattern, String next) {
        var recurring =
                Map.<String, Object>of(
                        "recurrence_pattern",
                        pattern,
                        "due_date",
                        "2027-01-31T09:00:00Z",
                        "tags",
                        List.of("rent"));
        var id = add("Again", recurring);

        client.patch("/api/tasks/" + id + "/complete", Map.of());

        var open = client.get("/api/tasks?status=pending").body().get("tasks");
        assertThat(open).hasSize(1);
        assertThat(open.get(0).get("id").textValue()).isNotEqualTo(id);
        assertThat(open.get(0).get("due_date").textValue()).isEqualTo(next);
        assertThat(open.get(0).get("tags").get(0).textValue()).isEqualTo("rent");
    }

    @Test
    void completing_at_the_same_moment_makes_one_next_task() throws Exception {
        var id = add("Once", Map.of("recurrence_pattern", "daily"));
        var complete =
                Collections.<Callable<Integer>>nCopies(
                        8,
                        () ->
                                client.patch("/api/tasks/" + id, Map.of("status", "completed"))
                                        .status());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(complete)) {
                assertThat(result.get()).isEqualTo(200);
            }
        }

        assertThat(client.get("/api/tasks").body().get("total").intValue()).isEqualTo(2);
    }

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
        "status=done",
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
    void somebody_elses_task_is_not_there_for_any_verb() {
        var path = "/api/tasks/" + add("Mine", Map.of());
        var other = api.newUser();

        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.put(path, Map.of("title", "Theirs")).status()).isEqualTo(404);
        assertThat(other.patch(path, Map.of("title", "Theirs")).status()).isEqualTo(404);
        assertThat(other.patch(path + "/complete", Map.of()).status()).isEqualTo(404);
        assertThat(other.delete(path).status()).isEqualTo(404);
        assertThat(titles(other.get("/api/tasks").body())).isEmpty();
        assertThat(client.get(path).body().get("title").textValue()).isEqualTo("Mine");
    }

    @ParameterizedTest
    @CsvSource({"x", "1-1-1-1-1", "00000000-0000-7000-8000-000000000000", "%F0%9F%98%80"})
    void an_id_that_is_none_is_not_there(String id) {
        assertThat(client.get("/api/tasks/" + id).status()).isEqualTo(404);
        assertThat(client.delete("/api/tasks/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_deleted_task_is_gone() {
        var path = "/api/tasks/" + add("Gone", Map.of());

        var answer = client.delete(path);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.delete(path).status()).isEqualTo(404);
    }

    @Test
    void an_outdated_version_is_neither_changed_nor_deleted() {
        var path = "/api/tasks/" + add("First", Map.of());
        client.patch(path, Map.of("title", "Second"));
        var outdated = client.with("If-Match", "\"1\"");

        assertThat(outdated.patch(path, Map.of("title", "Third")).status()).isEqualTo(412);
        assertThat(outdated.put(path, Map.of("title", "Third")).status()).isEqualTo(412);
        assertThat(outdated.delete(path).status()).isEqualTo(412);
        assertThat(client.get(path).body().get("title").textValue()).isEqualTo("Second");
        assertThat(
                        client.with("If-Match", "\"1\", \"2\"")
                                .patch(path, Map.of("title", "Third"))
                                .status())
                .isEqualTo(200);
        assertThat(client.with("If-Match", "*").delete(path).status()).isEqualTo(204);
    }

    @Test
    void what_a_client_has_already_is_not_sent_again() {
        var path = "/api/tasks/" + add("Same", Map.of());

        var answer = client.with("If-None-Match", "\"1\"").get(path);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("etag")).isEqualTo("\"1\"");
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
