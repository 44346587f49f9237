package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.task.TaskClient.path;
import static todo.api.task.TaskClient.rule;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.Client;
import todo.api.WithNewUser;

class RecurrenceRuleTest extends WithNewUser {

    private static final String WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";

    private TaskClient tasks;

    @BeforeEach
    void prepare() {
        tasks = new TaskClient(client);
    }

    @Test
    void a_rule_is_kept_in_its_one_form_and_reads_as_a_pattern_too() {
        var task = tasks.add(Map.of("recurrence_rule", "RRULE:freq=monthly;byday=-1fr;interval=1"));

        assertThat(task.get("recurrence_rule").textValue()).isEqualTo("FREQ=MONTHLY;BYDAY=-1FR");
        assertThat(task.get("recurrence_pattern").textValue()).isEqualTo("monthly");
        assertThat(client.get(path(task)).body()).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource({"daily, FREQ=DAILY", "weekly, FREQ=WEEKLY", "monthly, FREQ=MONTHLY", "none,"})
    void a_pattern_sets_the_rule(String pattern, String rule) {
        var task = tasks.add(Map.of("recurrence_pattern", pattern));

        assertThat(task.get("recurrence_rule").textValue()).isEqualTo(rule);
        assertThat(task.get("recurrence_pattern").textValue()).isEqualTo(pattern);
    }

    @Test
    void a_client_that_knows_only_patterns_does_not_coarsen_the_rule() {
        var task = path(tasks.add(Map.of("recurrence_rule", WEEKDAYS)));

        client.patch(task, Map.of("title", "t", "recurrence_pattern", "weekly"));
        assertThat(rule(client.get(task).body())).isEqualTo(WEEKDAYS);
        client.put(task, Map.of("title", "t", "recurrence_pattern", "weekly"));
        assertThat(rule(client.get(task).body())).isEqualTo(WEEKDAYS);
        client.patch(task, Map.of("recurrence_pattern", "daily"));
        assertThat(rule(client.get(task).body())).isEqualTo("FREQ=DAILY");
        client.put(task, Map.of("title", "t"));
        assertThat(rule(client.get(task).body())).isNull();
    }

    @Test
    void null_ends_the_recurrence() {
        var task = path(tasks.add(Map.of("recurrence_rule", WEEKDAYS)));
        var nothing = new HashMap<String, Object>();
        nothing.put("recurrence_rule", null);

        assertThat(rule(client.patch(task, nothing).body())).isNull();
    }

    @Test
    void a_pattern_and_a_rule_that_contradict_each_other_are_refused() {
        var both =
                Map.<String, Object>of(
                        "title", "t", "recurrence_rule", WEEKDAYS, "recurrence_pattern", "daily");

        assertFault(client.post("/api/tasks", both), "/recurrence_pattern", "weekly");
        assertThat(tasks.add(Map.of("recurrence_rule", WEEKDAYS, "recurrence_pattern", "weekly")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=MINUTELY | once an hour
                    FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | never matches
                    every monday | consists of parts
                    """)
    void a_rule_that_is_none_is_refused(String rule, String words) {
        assertFault(
                client.post("/api/tasks", Map.of("title", "t", "recurrence_rule", rule)),
                "/recurrence_rule",
                words);
    }

    @Test
    void a_day_without_a_time_does_not_come_again_by_the_hour() {
        var hourly = Map.<String, Object>of("title", "t", "recurrence_rule", "FREQ=HOURLY");

        var allDay = new HashMap<>(hourly);
        allDay.put("all_day", true);
        assertFault(
                client.post("/api/tasks", allDay), "/recurrence_rule", "cannot recur by the hour");
        var task = path(tasks.add(hourly));
        assertFault(
                client.patch(task, Map.of("all_day", true)),
                "/all_day",
                "cannot recur by the hour");
    }

    @Test
    void a_task_that_loses_its_time_of_day_loses_those_of_its_rule() {
        var allDay = Map.<String, Object>of("title", "t", "all_day", true);
        var hourly = path(tasks.add(Map.of("recurrence_rule", "FREQ=HOURLY")));
        var timed = path(tasks.add(Map.of("recurrence_rule", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9")));
        var picked =
                path(tasks.add(Map.of("recurrence_rule", "FREQ=DAILY;BYHOUR=9,12;BYSETPOS=1")));

        assertThat(rule(client.put(hourly, with(allDay, "recurrence_pattern", "daily")).body()))
                .isEqualTo("FREQ=DAILY");
        assertThat(rule(client.put(timed, with(allDay, "recurrence_pattern", "weekly")).body()))
                .isEqualTo("FREQ=WEEKLY;BYDAY=MO");
        assertThat(rule(client.put(picked, with(allDay, "recurrence_pattern", "daily")).body()))
                .isEqualTo("FREQ=DAILY");
        assertThat(client.patch(hourly, Map.of("title", "edited")).status()).isEqualTo(200);
    }

    @Test
    void a_null_and_an_absent_rule_are_the_same_in_put() {
        var task = path(tasks.add(Map.of("recurrence_rule", WEEKDAYS)));
        var sent = Map.<String, Object>of("title", "t", "recurrence_pattern", "weekly");

        assertThat(rule(client.put(task, with(sent, "recurrence_rule", null)).body()))
                .isEqualTo(WEEKDAYS);
    }

    private static Map<String, Object> with(
            Map<String, Object> members, String name, @Nullable Object value) {
        var more = new HashMap<String, Object>(members);
        more.put(name, value);
        return more;
    }

    @Test
    void a_semicolon_may_end_a_rule() {
        assertThat(rule(tasks.add(Map.of("recurrence_rule", "FREQ=DAILY;INTERVAL=2;"))))
                .isEqualTo("FREQ=DAILY;INTERVAL=2");
        assertFault(
                client.post("/api/tasks", Map.of("title", "t", "recurrence_rule", "FREQ=DAILY;;")),
                "/recurrence_rule",
                "consists of parts");
    }

    private static void assertFault(Client.Answer answer, String pointer, String words) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        assertThat(answer.body().at("/errors/0/detail").textValue()).contains(words);
    }
}
