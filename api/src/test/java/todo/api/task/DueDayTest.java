package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.task.TaskClient.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.WithNewUser;

class DueDayTest extends WithNewUser {

    @BeforeEach
    void prepare() {
        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Vienna"));
    }

    @ParameterizedTest
    @CsvSource({
        ", 2026-12-08T00:00:00Z, true",
        "true, 2026-12-08T00:00:00Z, true",
        "false, 2026-12-07T23:00:00Z, false",
    })
    void a_date_is_a_day_unless_the_request_says_otherwise(
            Boolean allDay, String due, boolean isAllDay) {
        var change = new HashMap<String, Object>(Map.of("title", "t", "due_date", "2026-12-08"));
        if (allDay != null) {
            change.put("all_day", allDay);
        }
        var task = client.post("/api/tasks", Map.of("title", "t", "status", "pending")).body();
        var ids = Map.of("ids", List.of(task.get("id")), "change", without(change, "title"));

        var answers = new ArrayList<JsonNode>();
        answers.add(client.post("/api/tasks", change).body());
        answers.add(client.patch(path(task), change).body());
        answers.add(client.put(path(task), change).body());
        client.patch(path(task), Map.of("due_date", "2027-01-01T10:00:00Z", "all_day", false));
        answers.add(client.post("/api/tasks/bulk", ids).body().at("/tasks/0"));

        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.get("due_date").textValue()).isEqualTo(due);
                    assertThat(answer.get("all_day").booleanValue()).isEqualTo(isAllDay);
                });
    }

    private static Map<String, Object> without(Map<String, Object> change, String member) {
        var fewer = new HashMap<>(change);
        fewer.remove(member);
        return fewer;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"due_date": "2026-12-09T17:30:00Z"} | 2026-12-09T17:30:00Z | false
                    {"due_date": "2026-12-09T18:30:00+01:00"} | 2026-12-09T17:30:00Z | false
                    {"due_date": "2026-12-09T17:30:00Z", "all_day": false} | 2026-12-09T17:30:00Z | false
                    {"due_date": "2026-12-09T17:30:00Z", "all_day": true} | 2026-12-09T00:00:00Z | true
                    # a client that sends the day back as it got it
                    {"due_date": "2026-12-08T00:00:00Z"} | 2026-12-08T00:00:00Z | true
                    {"due_date": "2026-12-09T00:00:00Z"} | 2026-12-09T00:00:00Z | true
                    {"due_date": "2026-12-09"} | 2026-12-09T00:00:00Z | true
                    {"title": "renamed"} | 2026-12-08T00:00:00Z | true
                    """)
    void a_time_that_is_set_on_an_all_day_task_is_kept(
            String change, String due, boolean isAllDay) {
        var task = client.post("/api/tasks", Map.of("title", "t", "due_date", "2026-12-08")).body();

        var changed =
                client.with("Content-Type", "application/json").raw("PATCH", path(task), change);

        assertThat(changed.body().get("due_date").textValue()).isEqualTo(due);
        assertThat(changed.body().get("all_day").booleanValue()).isEqualTo(isAllDay);
    }

    @Test
    void a_series_of_days_goes_on_at_the_time_that_is_set() {
        var task =
                client.post(
                                "/api/tasks",
                                Map.of(
                                        "title",
                                        "t",
                                        "due_date",
                                        "2099-12-08",
                                        "recurrence_rule",
                                        "FREQ=WEEKLY"))
                        .body();

        client.patch(path(task), Map.of("due_date", "2099-12-08T17:00:00Z"));
        client.patch(path(task) + "/complete", Map.of("completed", true));

        var next = client.get("/api/tasks?status=pending").body().at("/tasks/0");
        assertThat(next.get("due_date").textValue()).isEqualTo("2099-12-15T17:00:00Z");
        assertThat(next.get("all_day").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13-01", "26-12-2026", "10000-01-01", "tomorrow"})
    void a_date_that_does_not_exist_is_refused(String day) {
        var answer = client.post("/api/tasks", Map.of("title", "t", "due_date", day));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/due_date");
    }

    @Test
    void midnight_before_the_calendar_begins_is_refused() {
        var day = Map.of("title", "t", "due_date", "0001-01-01", "all_day", false);

        assertThat(client.post("/api/tasks", day).status()).isEqualTo(422);
    }
}
