package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.WithNewUser;

class CompletionTest extends WithNewUser {

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
        "daily, 2099-02-01T09:00:00Z",
        "weekly, 2099-02-07T09:00:00Z",
        "monthly, 2099-02-28T09:00:00Z"
    })
    void a_completed_task_that_recurs_leaves_its_next_one(String pattern, String next) {
        var recurring =
                Map.<String, Object>of(
                        "recurrence_pattern",
                        pattern,
                        "due_date",
                        "2099-01-31T09:00:00Z",
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

    private String add(String title, Map<String, Object> more) {
        var task = new HashMap<String, Object>(more);
        task.put("title", title);
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().get("id").textValue();
    }
}
