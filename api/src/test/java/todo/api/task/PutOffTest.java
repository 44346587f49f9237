package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.task.TaskClient.path;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.WithNewUser;

class PutOffTest extends WithNewUser {

    private TaskClient tasks;

    @BeforeEach
    void prepare() {
        tasks = new TaskClient(client);
    }

    @Test
    void what_is_put_off_takes_the_days_along_that_its_rule_leaves_open() {
        var task =
                tasks.add(
                        Map.of(
                                "due_date",
                                "2099-01-15T09:00:00Z",
                                "recurrence_rule",
                                "FREQ=MONTHLY"));

        client.patch(path(task), Map.of("due_date", "2099-01-17T10:00:00Z"));
        tasks.complete(task);

        assertThat(tasks.open().getFirst().get("due_date").textValue())
                .isEqualTo("2099-02-17T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"FREQ=MONTHLY;BYMONTHDAY=-1, 2099-03-31", "FREQ=MONTHLY, 2099-04-02"})
    void what_is_put_off_comes_again_at_the_end_of_the_month_only_if_its_rule_says_so(
            String rule, String next) {
        tasks.complete(
                tasks.add(
                        Map.of(
                                "due_date",
                                "2099-01-31",
                                "all_day",
                                true,
                                "recurrence_rule",
                                rule)));
        var february = tasks.open().getFirst();

        client.patch(path(february), Map.of("due_date", "2099-03-02"));
        tasks.complete(february);

        assertThat(tasks.open().getFirst().get("due_date").textValue())
                .isEqualTo(next + "T00:00:00Z");
    }

    @Test
    void a_rule_that_is_sent_with_the_date_moves_a_series_away_from_the_end_of_the_month() {
        tasks.complete(
                tasks.add(Map.of("due_date", "2099-01-31", "recurrence_rule", "FREQ=MONTHLY")));
        var february = tasks.open().getFirst();

        client.patch(
                path(february),
                Map.of("due_date", "2099-03-02", "recurrence_rule", "FREQ=MONTHLY"));
        tasks.complete(february);

        assertThat(tasks.open().getFirst().get("due_date").textValue())
                .isEqualTo("2099-04-02T00:00:00Z");
    }
}
