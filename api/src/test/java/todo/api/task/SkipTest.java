package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.task.TaskClient.id;
import static todo.api.task.TaskClient.path;
import static todo.api.task.TaskClient.rule;
import static todo.api.task.TaskClient.titled;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.WithNewUser;

class SkipTest extends WithNewUser {

    private TaskClient tasks;

    @BeforeEach
    void prepare() {
        tasks = new TaskClient(client);
    }

    @Test
    void a_date_is_skipped_without_completing() {
        var task =
                tasks.add(
                        Map.of(
                                "due_date",
                                "2099-01-30T09:00:00Z",
                                "recurrence_rule",
                                "FREQ=DAILY;COUNT=2",
                                "recurrence_from",
                                "completion",
                                "status",
                                "in_progress"));

        var skipped = client.post(path(task) + "/skip", Map.of());

        assertThat(skipped.status()).isEqualTo(200);
        assertThat(skipped.body().get("id")).isEqualTo(task.get("id"));
        assertThat(skipped.body().get("status").textValue()).isEqualTo("in_progress");
        assertThat(skipped.body().get("due_date").textValue()).isEqualTo("2099-01-31T09:00:00Z");
        assertThat(rule(skipped.body())).isEqualTo("FREQ=DAILY;COUNT=1");
        assertThat(client.post(path(task) + "/skip", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void only_a_date_that_another_one_follows_can_be_skipped() {
        var once = tasks.add(Map.of());
        var done =
                tasks.add(
                        Map.of(
                                "recurrence_rule",
                                "FREQ=DAILY",
                                "due_date",
                                "2099-01-30",
                                "status",
                                "completed"));

        assertThat(client.post(path(once) + "/skip", Map.of()).status()).isEqualTo(409);
        assertThat(client.post(path(done) + "/skip", Map.of()).status()).isEqualTo(409);
        assertThat(client.with("If-Match", "\"7\"").post(path(once) + "/skip", Map.of()).status())
                .isEqualTo(412);
        assertThat(api.newUser().post(path(once) + "/skip", Map.of()).status()).isEqualTo(404);
        assertThat(client.post("/api/tasks/x/skip", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void the_parts_of_a_task_are_put_off_with_it_as_they_are() {
        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Vienna"));
        var task =
                tasks.add(
                        Map.of(
                                "due_date",
                                "2099-03-23",
                                "all_day",
                                true,
                                "recurrence_rule",
                                "FREQ=WEEKLY"));
        var part = part("part", task, Map.of("due_date", "2099-03-22T08:00:00Z"));
        var below = part("below", part, Map.of("due_date", "2099-03-21", "all_day", true));
        var undated = part("undated", task, Map.of());
        tasks.complete(below);

        client.post(path(task) + "/skip", Map.of());

        // it is summer by then: the same time of day
        assertThat(due(part)).isEqualTo("2099-03-29T07:00:00Z");
        assertThat(due(below)).isEqualTo("2099-03-28T00:00:00Z");
        assertThat(now(below).get("status").textValue()).isEqualTo("completed");
        assertThat(now(undated)).isEqualTo(undated);
    }

    @Test
    void a_part_that_comes_again_by_itself_is_put_off_unless_its_next_one_is_there() {
        var task = tasks.add(Map.of("due_date", "2099-03-23", "recurrence_rule", "FREQ=WEEKLY"));
        var daily =
                Map.<String, Object>of("due_date", "2099-03-20", "recurrence_rule", "FREQ=DAILY");
        var done = part("daily", task, daily);
        tasks.complete(done);
        var next = titled(tasks.open(), "daily");

        client.post(path(task) + "/skip", Map.of());

        assertThat(due(done)).isEqualTo("2099-03-20T00:00:00Z");
        assertThat(due(next)).isEqualTo("2099-03-28T00:00:00Z");
    }

    @Test
    void undoing_it_puts_the_parts_back_too() {
        var task = tasks.add(Map.of("due_date", "2099-03-23", "recurrence_rule", "FREQ=WEEKLY"));
        var part = part("part", task, Map.of("due_date", "2099-03-22"));
        client.post(path(task) + "/skip", Map.of());
        assertThat(due(part)).isEqualTo("2099-03-29T00:00:00Z");

        client.post("/api/undo", Map.of());

        assertThat(due(task)).isEqualTo("2099-03-23T00:00:00Z");
        assertThat(due(part)).isEqualTo("2099-03-22T00:00:00Z");
    }

    private JsonNode part(String title, JsonNode whole, Map<String, Object> members) {
        var part = new HashMap<>(members);
        part.put("title", title);
        part.put("parent_id", id(whole));
        return tasks.add(part);
    }

    private JsonNode now(JsonNode task) {
        return client.get(path(task)).body();
    }

    private String due(JsonNode task) {
        return now(task).get("due_date").textValue();
    }
}
