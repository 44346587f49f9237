package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.task.TaskClient.id;
import static todo.api.task.TaskClient.path;
import static todo.api.task.TaskClient.rule;
import static todo.api.task.TaskClient.title;
import static todo.api.task.TaskClient.titled;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.WithNewUser;

class RecurringPartsTest extends WithNewUser {

    private TaskClient tasks;

    @BeforeEach
    void prepare() {
        tasks = new TaskClient(client);
    }

    @Test
    void the_parts_of_a_completed_task_come_again_open_and_as_many_days_later() {
        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Vienna"));
        var list = client.post("/api/lists", Map.of("name", "Home")).body().get("id");
        var task =
                tasks.add(
                        Map.of(
                                "list_id",
                                list,
                                "due_date",
                                "2099-03-23",
                                "all_day",
                                true,
                                "recurrence_rule",
                                "FREQ=WEEKLY"));
        var part =
                tasks.add(
                        Map.of(
                                "title",
                                "part",
                                "parent_id",
                                id(task),
                                "tags",
                                List.of("a"),
                                "due_date",
                                "2099-03-22T08:00:00Z"));
        var below = tasks.add(Map.of("title", "below", "parent_id", id(part)));
        var daily =
                tasks.add(
                        Map.of(
                                "title",
                                "daily",
                                "parent_id",
                                id(task),
                                "recurrence_rule",
                                "FREQ=DAILY;COUNT=2",
                                "due_date",
                                "2099-03-22",
                                "all_day",
                                true));
        for (var each : List.of(below, part, daily)) {
            tasks.complete(each);
        }
        tasks.complete(
                tasks.open().stream()
                        .filter(each -> title(each).equals("daily"))
                        .findFirst()
                        .orElseThrow());

        tasks.complete(task);

        var next = tasks.open();
        assertThat(next)
                .extracting(TaskClient::title)
                .containsExactlyInAnyOrder("t", "part", "below");
        var copy = titled(next, "part");
        assertThat(copy.get("parent_id")).isEqualTo(titled(next, "t").get("id"));
        assertThat(titled(next, "below").get("parent_id")).isEqualTo(copy.get("id"));
        assertThat(copy.get("tags")).isEqualTo(part.get("tags"));
        assertThat(copy.get("list_id")).isEqualTo(list);
        assertThat(copy.get("completed_at").isNull()).isTrue();
        // it is summer by then: the same time of day
        assertThat(copy.get("due_date").textValue()).isEqualTo("2099-03-29T07:00:00Z");
        assertThat(titled(next, "below").get("due_date").isNull()).isTrue();
    }

    @Test
    void parts_that_are_completed_together_with_their_task_come_again_once() {
        var task =
                tasks.add(
                        Map.of(
                                "due_date",
                                "2099-03-23",
                                "all_day",
                                true,
                                "recurrence_rule",
                                "FREQ=WEEKLY"));
        tasks.add(Map.of("title", "part", "parent_id", id(task), "recurrence_rule", "FREQ=DAILY"));
        tasks.add(Map.of("title", "other", "parent_id", id(task)));

        assertThat(client.patch(path(task) + "/complete", Map.of()).status()).isEqualTo(409);
        assertThat(tasks.open()).hasSize(3);
        assertThat(client.patch(path(task) + "/complete?force=true", Map.of()).status())
                .isEqualTo(200);

        assertThat(tasks.open())
                .extracting(TaskClient::title)
                .containsExactlyInAnyOrder("t", "part", "other");
        assertThat(rule(titled(tasks.open(), "part"))).isEqualTo("FREQ=DAILY");
    }
}
