package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.task.TaskClient.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.WithNewUser;

class WarningsTest extends WithNewUser {

    @ParameterizedTest
    @CsvSource({
        "priorty, priority",
        "Priority, priority",
        "dueDate, due_date",
        "due, due_date",
        "titel, title",
        "tag, tags",
        "desciption, description",
        "reminderLeadTime, reminder_lead_time",
        "recurrence, recurrence_rule",
        "list, list_id",
        "date, due_date",
        "state, status",
    })
    void a_misspelt_member_is_ignored_and_named(String member, String meant) {
        var added = client.post("/api/tasks", Map.of("title", "t", member, "v"));

        assertThat(added.status()).isEqualTo(201);
        var warning = added.body().at("/warnings/0");
        assertThat(added.body().get("warnings")).hasSize(1);
        assertThat(warning.get("pointer").textValue()).isEqualTo("/" + member);
        assertThat(warning.get("code").textValue()).isEqualTo("misspelt-member");
        assertThat(warning.get("detail").textValue())
                .isEqualTo(
                        "There is no member “%s”; it was ignored. Did you mean “%s”?"
                                .formatted(member, meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "x", "colour", "user_id", "createdBy", ""})
    void another_unknown_member_is_ignored_without_a_warning(String member) {
        var added = client.post("/api/tasks", Map.of("title", "t", member, "v"));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().has("warnings")).isFalse();
    }

    @Test
    void every_write_of_a_task_names_them() {
        var task = client.post("/api/tasks", Map.of("title", "t")).body();
        var bulk = Map.of("ids", List.of(task.get("id")), "change", Map.of("priorty", "Low"));

        assertThat(pointers(client.patch(path(task), Map.of("priorty", "Low"))))
                .containsExactly("/priorty");
        assertThat(pointers(client.put(path(task), Map.of("title", "t", "priorty", "Low"))))
                .containsExactly("/priorty");
        assertThat(pointers(client.patch(path(task) + "/complete", Map.of("complete", true))))
                .containsExactly("/complete");
        assertThat(pointers(client.post("/api/tasks/bulk", bulk)))
                .containsExactly("/change/priorty");
        assertThat(
                        pointers(
                                client.post(
                                        "/api/tasks/quick",
                                        Map.of("text", "t", "timezone", "UTC"))))
                .containsExactly("/timezone");
    }

    @Test
    void other_writes_name_them_too() {
        var list = client.post("/api/lists", Map.of("name", "Home", "colour", "#ff0000"));
        var query =
                client.post("/api/queries", Map.of("name", "Mine", "q", "milk", "Sort", "title"));

        assertThat(pointers(list)).containsExactly("/colour");
        assertThat(
                        pointers(
                                client.patch(
                                        "/api/lists/" + TaskClient.id(list.body()),
                                        Map.of("Name", "x"))))
                .containsExactly("/Name");
        assertThat(pointers(query)).containsExactly("/Sort");
        assertThat(
                        pointers(
                                client.patch(
                                        "/api/queries/" + TaskClient.id(query.body()),
                                        Map.of("Order", "x"))))
                .containsExactly("/Order");
        assertThat(pointers(client.patch("/api/auth/me", Map.of("timezone", "Europe/Vienna"))))
                .containsExactly("/timezone");
    }

    private static List<String> pointers(Client.Answer answer) {
        assertThat(answer.status()).isLessThan(300);
        return answer.body().get("warnings").findValuesAsText("pointer");
    }

    @Test
    void there_is_no_warning_without_a_misspelt_member() {
        var task = client.post("/api/tasks", Map.of("title", "t", "due_date", "2026-12-08")).body();

        var whole = new HashMap<String, JsonNode>();
        task.properties().forEach(member -> whole.put(member.getKey(), member.getValue()));
        assertThat(task.has("warnings")).isFalse();
        assertThat(client.put(path(task), whole).body().has("warnings")).isFalse();
        assertThat(client.patch(path(task), whole).body().has("warnings")).isFalse();
        assertThat(client.patch(path(task) + "/complete", Map.of()).body().has("warnings"))
                .isFalse();
    }

    @Test
    void a_repeated_request_gets_the_same_warnings() {
        var keyed = client.with("Idempotency-Key", "one");
        var task = Map.of("title", "t", "priorty", "Low");

        assertThat(keyed.post("/api/tasks", task).body())
                .isEqualTo(keyed.post("/api/tasks", task).body());
    }

    @Test
    void at_most_twenty_are_named() {
        var task = new HashMap<String, Object>(Map.of("title", "t"));
        for (var i = 0; i < 1000; i++) {
            task.put("priority" + i, i);
        }

        assertThat(client.post("/api/tasks", task).body().get("warnings")).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({
        "priority, high, High",
        "priority, LOW, Low",
        "status, Completed, completed",
        "status, IN_PROGRESS, in_progress",
        "status, done, completed",
        "status, DONE, completed",
        "recurrence_pattern, Weekly, weekly",
        "recurrence_from, Completion, completion",
    })
    void the_values_of_enumerations_are_read_in_any_case(String member, String sent, String value) {
        var added = client.post("/api/tasks", Map.of("title", "t", member, sent));

        assertThat(added.body().get(member).textValue()).isEqualTo(value);
        assertThat(added.body().has("warnings")).isFalse();
    }

    @Test
    void the_values_of_filters_are_read_in_any_case() {
        client.post("/api/tasks", Map.of("title", "b", "priority", "High"));
        client.post("/api/tasks", Map.of("title", "a", "priority", "High"));

        var found =
                client.get("/api/tasks?status=Pending&priority=HIGH&sort=Title&order=ASC").body();

        assertThat(found.get("tasks").findValuesAsText("title")).containsExactly("a", "b");
    }

    @Test
    void an_unknown_value_is_refused_with_the_known_ones() {
        var answer = client.post("/api/tasks", Map.of("title", "t", "priority", "urgent"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("detail").textValue()).contains("High, Medium, Low");
    }
}
