package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.WithNewUser;

class TaskTest extends WithNewUser {

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
                                "status", "finished",
                                "priority", "urgent",
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    buy\\nmilk | buy milk
                    buy\\r\\nmilk | buy milk
                    buy \\n\\n  milk\\n | buy milk
                    buy\\u2028milk\\u0085now | buy milk now
                    buy\\tmilk | buy milk
                    buy  milk | buy  milk
                    """)
    void line_breaks_in_a_title_become_spaces(String sent, String title) {
        var body = "{\"title\": \"" + sent + "\"}";
        var json = client.with("Content-Type", "application/json");

        assertThat(json.raw("POST", "/api/tasks", body).body().get("title").textValue())
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u0007", "\u001b[31m", "\u007f", "\u009f"})
    void control_characters_in_a_title_are_refused(String character) {
        var answer = client.post("/api/tasks", Map.of("title", "a" + character + "b"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/title");
        assertThat(client.post("/api/tasks/quick", Map.of("text", "a" + character + "b")).status())
                .isEqualTo(422);
        assertThat(client.post("/api/lists", Map.of("name", "a" + character + "b")).status())
                .isEqualTo(422);
    }

    @Test
    void a_title_of_an_older_export_loses_its_control_characters() {
        var task = Map.of("title", "Cl\u0007ean\nup", "due_date", "2026-12-08");

        var report = client.post("/api/import", Map.of("tasks", List.of(task)));

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        var imported = client.get("/api/tasks").body().at("/tasks/0");
        assertThat(imported.get("title").textValue()).isEqualTo("Clean up");
        assertThat(imported.get("all_day").booleanValue()).isTrue();
    }
}
