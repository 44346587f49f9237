package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.task.TaskClient.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.WithNewUser;

class CompleteRouteTest extends WithNewUser {

    private TaskClient tasks;

    @BeforeEach
    void prepare() {
        tasks = new TaskClient(client);
    }

    @Test
    void a_repeated_toggle_with_the_same_key_does_not_reopen_the_task() {
        var task = tasks.add(Map.of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY"));
        var keyed = client.with("Idempotency-Key", "one");

        var first = keyed.raw("PATCH", path(task) + "/complete", "");
        var again = keyed.raw("PATCH", path(task) + "/complete", "");

        assertThat(first.body().get("status").textValue()).isEqualTo("completed");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(again.header("operation-id")).isEqualTo(first.header("operation-id"));
        assertThat(status(task)).isEqualTo("completed");
        assertThat(tasks.open()).hasSize(1);
        var other = client.with("Idempotency-Key", "two");
        assertThat(other.raw("PATCH", path(task) + "/complete", "").body().get("status"))
                .isEqualTo(task.get("status"));
    }

    @Test
    void a_repeated_skip_with_the_same_key_skips_one_date() {
        var task = tasks.add(Map.of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY"));
        var keyed = client.with("Idempotency-Key", "one");

        keyed.post(path(task) + "/skip", Map.of());
        keyed.post(path(task) + "/skip", Map.of());

        assertThat(tasks.open().getFirst().get("due_date").textValue())
                .isEqualTo("2099-01-31T00:00:00Z");
    }

    @Test
    void the_request_can_say_which_way() {
        var task = tasks.add(Map.of("status", "in_progress"));

        assertThat(complete(task, false).get("status").textValue()).isEqualTo("in_progress");
        var completed = complete(task, true);
        assertThat(completed.get("status").textValue()).isEqualTo("completed");
        assertThat(complete(task, true)).isEqualTo(completed);
        assertThat(complete(task, false).get("status").textValue()).isEqualTo("pending");
        assertThat(complete(task, false).get("status").textValue()).isEqualTo("pending");
    }

    private JsonNode complete(JsonNode task, boolean completed) {
        var answer = client.patch(path(task) + "/complete", Map.of("completed", completed));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "{}", "{\"completed\": null}"})
    void a_request_that_does_not_say_which_way_toggles(String body) {
        var task = tasks.add(Map.of());
        var json = client.with("Content-Type", "application/json");

        json.raw("PATCH", path(task) + "/complete", body);
        assertThat(status(task)).isEqualTo("completed");
        json.raw("PATCH", path(task) + "/complete", body);
        assertThat(status(task)).isEqualTo("pending");
    }

    @Test
    void a_body_that_cannot_be_read_changes_nothing() {
        var task = tasks.add(Map.of());
        var complete = path(task) + "/complete";
        var json = client.with("Content-Type", "application/json");

        assertThat(json.raw("PATCH", complete, "{").status()).isEqualTo(400);
        assertThat(json.raw("PATCH", complete, "{\"completed\": \"yes\"}").status()).isEqualTo(422);
        assertThat(client.raw("PATCH", complete, "{\"completed\": true}").status()).isEqualTo(415);
        assertThat(status(task)).isEqualTo("pending");
    }

    private String status(JsonNode task) {
        return client.get(path(task)).body().get("status").textValue();
    }
}
