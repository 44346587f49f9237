package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.task.TaskClient.path;
import static todo.api.task.TaskClient.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.WithNewUser;

/** Which task follows which. */
class FollowingTest extends WithNewUser {

    private static final Map<String, Object> PILL =
            Map.of("title", "pill", "due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY");

    private TaskClient tasks;

    @BeforeEach
    void prepare() {
        tasks = new TaskClient(client);
    }

    @Test
    void a_series_from_completion_goes_on_after_the_date_that_was_completed_early() {
        Clock clock = new MovableClock(Instant.parse("2026-11-26T12:00:00Z"));
        try (var early = TestApi.start(TestApi.database(), clock, Map.of())) {
            early.awaitReady();
            var theirs = new TaskClient(early.newUser());
            theirs.complete(
                    theirs.add(
                            Map.of(
                                    "title", "water",
                                    "due_date", "2026-11-27",
                                    "all_day", true,
                                    "recurrence_rule", "FREQ=DAILY",
                                    "recurrence_from", "completion")));

            assertThat(theirs.open())
                    .extracting(task -> task.get("due_date").textValue())
                    .containsExactly("2026-11-28T00:00:00Z");
        }
    }

    @Test
    void tasks_that_are_alike_leave_a_next_one_each() {
        tasks.complete(tasks.add(PILL));
        tasks.complete(tasks.add(PILL));
        tasks.add(PILL);
        tasks.add(PILL);

        var all = Map.of("q", "due<=2099-01-30 is:open", "change", Map.of("status", "completed"));
        assertThat(client.post("/api/tasks/bulk", all).status()).isEqualTo(200);

        assertThat(tasks.open())
                .extracting(task -> task.get("due_date").textValue())
                .hasSize(4)
                .containsOnly("2099-01-31T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rename", "complete", "skip", "move"})
    void the_next_one_is_known_whatever_became_of_it(String what) {
        var task = tasks.add(PILL);
        tasks.complete(task);
        var next = tasks.open().getFirst();
        switch (what) {
            case "rename" -> client.patch(path(next), Map.of("title", "vitamin"));
            case "complete" -> tasks.complete(next);
            case "skip" -> client.post(path(next) + "/skip", Map.of());
            default -> client.patch(path(next), Map.of("due_date", "2099-03-01"));
        }
        var before = count();

        tasks.complete(task);
        tasks.complete(task);

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void a_task_that_is_opened_again_takes_back_its_next_one_with_its_parts() {
        var task = tasks.add(PILL);
        tasks.add(Map.of("title", "glass", "parent_id", TaskClient.id(task)));
        var whole = new HashMap<>(PILL);
        whole.put("status", "in_progress");

        for (var reopen :
                List.<Runnable>of(
                        () -> tasks.complete(task),
                        () -> client.patch(path(task), Map.of("status", "pending")),
                        () -> client.put(path(task), whole))) {
            client.patch(path(task) + "/complete?force=true", Map.of());
            assertThat(count()).isEqualTo(4);
            reopen.run();
            assertThat(titles()).containsExactlyInAnyOrder("pill", "glass");
        }
    }

    @Test
    void what_somebody_has_worked_on_is_not_taken_back() {
        var untouched = tasks.add(PILL);
        tasks.add(Map.of("title", "glass", "parent_id", TaskClient.id(untouched)));
        for (var work :
                List.<Runnable>of(
                        () -> client.patch(path(next("pill")), Map.of("priority", "High")),
                        () -> tasks.complete(next("glass")),
                        () ->
                                tasks.add(
                                        Map.of(
                                                "title",
                                                "water",
                                                "parent_id",
                                                TaskClient.id(next("pill")))))) {
            client.patch(path(untouched) + "/complete?force=true", Map.of());
            work.run();
            var before = count();

            tasks.complete(untouched);

            assertThat(count()).isEqualTo(before);
            client.delete(path(next("pill")));
            client.patch("/api/tasks/" + part(untouched), Map.of("status", "pending"));
        }
    }

    @Test
    void a_task_that_was_taken_back_comes_again_by_undo() {
        var task = tasks.add(PILL);
        tasks.complete(task);
        var next = tasks.open().getFirst();
        tasks.complete(task);

        assertThat(client.post("/api/undo", Map.of()).status()).isEqualTo(200);

        assertThat(tasks.open()).extracting(TaskClient::id).containsExactly(TaskClient.id(next));
    }

    @Test
    void a_next_one_does_not_come_back_beside_another() {
        var task = tasks.add(PILL);
        tasks.complete(task);
        client.delete(path(tasks.open().getFirst()));
        var deleted = client.get("/api/changes").body().at("/changes/0/operation_id").textValue();
        tasks.complete(task);
        tasks.complete(task);

        var undone = client.post("/api/undo", Map.of("operation_id", deleted));

        assertThat(undone.status()).isEqualTo(409);
        assertThat(undone.body().get("detail").textValue()).contains("“pill”");
    }

    @Test
    void what_a_task_follows_is_said_nowhere() {
        tasks.complete(tasks.add(PILL));

        for (var path : List.of("/api/tasks", "/api/changes", "/api/export?format=json")) {
            assertThat(client.get(path).text()).as(path).contains("pill").doesNotContain("follows");
        }
    }

    private JsonNode next(String title) {
        return tasks.open().stream()
                .filter(task -> title(task).equals(title))
                .findFirst()
                .orElseThrow();
    }

    private String part(JsonNode task) {
        return client.get("/api/tasks?parent_id=" + TaskClient.id(task))
                .body()
                .at("/tasks/0/id")
                .textValue();
    }

    private int count() {
        return client.get("/api/tasks").body().get("total").intValue();
    }

    private List<String> titles() {
        var page = client.get("/api/tasks").body().get("tasks");
        return Stream.iterate(0, i -> i < page.size(), i -> i + 1)
                .map(i -> title(page.get(i)))
                .toList();
    }
}
