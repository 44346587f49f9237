package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.task.TaskClient.path;
import static todo.api.task.TaskClient.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.Client;
import todo.api.TestApi;

class SuccessorTest {

    private static TestApi api;
    private static TestApi replica;
    private TaskClient tasks;
    private Client client;

    @BeforeAll
    static void start() {
        var database = TestApi.database();
        api = TestApi.start(database, Clock.systemUTC(), Map.of());
        api.awaitReady();
        replica = TestApi.start(database, Clock.systemUTC(), Map.of());
        replica.awaitReady();
    }

    @AfterAll
    static void stop() {
        replica.close();
        api.close();
    }

    @BeforeEach
    void signIn() {
        client = api.newUser();
        tasks = new TaskClient(client);
    }

    @Test
    void the_next_task_has_all_that_the_completed_one_had() {
        var sent =
                Map.<String, Object>of(
                        "description", "d",
                        "priority", "High",
                        "tags", List.of("home"),
                        "due_date", "2099-01-30",
                        "all_day", true,
                        "recurrence_rule", "FREQ=MONTHLY;COUNT=3",
                        "reminder_lead_time", 60);
        var task = tasks.add(sent);

        tasks.complete(task);

        var next = tasks.open().getFirst();
        assertThat(next.get("due_date").textValue()).isEqualTo("2099-02-28T00:00:00Z");
        assertThat(rule(next)).isEqualTo("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1;COUNT=2");
        for (var same :
                List.of(
                        "title",
                        "description",
                        "priority",
                        "tags",
                        "all_day",
                        "recurrence_from",
                        "reminder_lead_time",
                        "list_id",
                        "parent_id")) {
            assertThat(next.get(same)).as(same).isEqualTo(task.get(same));
        }
    }

    @Test
    void days_are_those_of_the_persons_time_zone() {
        client.patch("/api/auth/me", Map.of("time_zone", "America/New_York"));
        // 20:00 on a Friday, standard time; on the Monday after next it is summer there
        tasks.complete(
                tasks.add(
                        Map.of(
                                "due_date",
                                "2099-03-07T01:00:00Z",
                                "recurrence_rule",
                                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR")));

        assertThat(tasks.open().getFirst().get("due_date").textValue())
                .isEqualTo("2099-03-17T00:00:00Z");
    }

    @Test
    void an_overdue_task_comes_again_on_the_first_date_that_is_not_past() {
        tasks.complete(
                tasks.add(
                        Map.of(
                                "due_date",
                                "2020-02-29T12:00:00Z",
                                "recurrence_rule",
                                "FREQ=DAILY")));
        tasks.complete(tasks.open().getFirst());

        var due = Instant.parse(tasks.open().getFirst().get("due_date").textValue());
        assertThat(due).isAfter(Instant.now()).isBefore(Instant.now().plusSeconds(3 * 86_400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=DAILY | true | 1
                    FREQ=DAILY | false | 1
                    FREQ=DAILY;INTERVAL=3 | true | 3
                    FREQ=WEEKLY | false | 7
                    FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU | true | 1
                    FREQ=MONTHLY | true | 31
                    FREQ=HOURLY;INTERVAL=5 | false | 1
                    """)
    void a_task_missed_for_ten_days_is_one_task_and_one_press_leads_to_the_next_date(
            String rule, boolean allDay, int days) {
        var missed = Instant.now().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS);
        var fields =
                Map.<String, Object>of(
                        "due_date", missed.toString(), "all_day", allDay, "recurrence_rule", rule);
        tasks.complete(tasks.add(fields));
        var completed = tasks.open();
        client.delete(path(completed.getFirst()));
        var skipped = tasks.add(fields);
        assertThat(client.post(path(skipped) + "/skip", Map.of()).status()).isEqualTo(200);

        assertThat(completed).hasSize(1);
        assertThat(tasks.open()).hasSize(1);
        var today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        for (var task : List.of(completed.getFirst(), tasks.open().getFirst())) {
            assertThat(Instant.parse(task.get("due_date").textValue()))
                    .isAfterOrEqualTo(allDay ? today : Instant.now())
                    .isBeforeOrEqualTo(Instant.now().plus(Duration.ofDays(days)));
        }
    }

    @Test
    void a_series_ends() {
        tasks.complete(
                tasks.add(
                        Map.of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY;COUNT=1")));
        tasks.complete(
                tasks.add(
                        Map.of(
                                "due_date",
                                "2099-01-30",
                                "recurrence_rule",
                                "FREQ=DAILY;UNTIL=20990130")));

        assertThat(tasks.open()).isEmpty();
    }

    @Test
    void what_was_never_due_comes_again_from_today() {
        tasks.complete(tasks.add(Map.of("recurrence_rule", "FREQ=DAILY")));

        assertThat(tasks.open().getFirst().get("all_day").booleanValue()).isTrue();
        assertThat(tasks.open().getFirst().get("due_date").textValue()).endsWith("T00:00:00Z");
    }

    @Test
    void completing_at_the_same_moment_on_two_replicas_makes_one_next_task() throws Exception {
        var task = tasks.add(Map.of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY"));
        var there =
                replica.client()
                        .with(
                                "Authorization",
                                Objects.requireNonNull(client.header("Authorization")));
        var complete = new ArrayList<Callable<Integer>>();
        for (var each = 0; each < 8; each++) {
            var at = each % 2 == 0 ? client : there;
            complete.add(() -> at.patch(path(task), Map.of("status", "completed")).status());
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(complete)) {
                assertThat(result.get()).isEqualTo(200);
            }
        }

        assertThat(tasks.open()).hasSize(1);
    }

    @Test
    void a_task_that_is_opened_and_completed_again_leaves_no_second_next_one() {
        var task = tasks.add(Map.of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY"));

        tasks.complete(task);
        tasks.complete(task);
        tasks.complete(task);

        assertThat(tasks.open()).hasSize(1);
    }

    @Test
    void what_is_counted_from_completion_comes_that_many_days_after_it_was_done() {
        tasks.complete(
                tasks.add(
                        Map.of(
                                "due_date",
                                "2099-01-30",
                                "recurrence_rule",
                                "FREQ=DAILY;INTERVAL=3",
                                "recurrence_from",
                                "completion")));

        var due = Instant.parse(tasks.open().getFirst().get("due_date").textValue());
        assertThat(due)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(1)),
                        Instant.now().plus(Duration.ofDays(4)));
    }

    @Test
    void what_comes_by_the_hour_and_was_never_due_is_counted_from_now() {
        tasks.complete(tasks.add(Map.of("recurrence_rule", "FREQ=HOURLY;INTERVAL=5")));

        var next = tasks.open().getFirst();
        assertThat(next.get("all_day").booleanValue()).isFalse();
        assertThat(Instant.parse(next.get("due_date").textValue()))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(298)),
                        Instant.now().plus(Duration.ofMinutes(301)));
    }

    @Test
    void a_change_of_what_is_done_leaves_no_next_one() {
        var task = tasks.add(Map.of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY"));
        tasks.complete(task);
        client.delete(path(tasks.open().getFirst()));

        client.patch(path(task), Map.of("title", "renamed"));
        client.patch(path(task), Map.of("status", "completed"));

        assertThat(tasks.open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=MONTHLY | 2099-01-31 | 2099-03-15 | 2099-04-15
                    FREQ=MONTHLY;INTERVAL=2;COUNT=9 | 2098-12-31 | 2099-03-15 | 2099-05-15
                    FREQ=YEARLY | 2096-02-29 | 2099-06-10 | 2100-06-10
                    # the last day of its month is still one of its dates
                    FREQ=MONTHLY | 2099-01-31 | 2099-04-30 | 2099-05-31
                    # what somebody has chosen stays
                    FREQ=MONTHLY;BYMONTHDAY=28 | 2099-01-28 | 2099-03-15 | 2099-03-28
                    FREQ=MONTHLY;BYMONTHDAY=-1 | 2099-01-31 | 2099-03-15 | 2099-03-31
                    """)
    void a_series_goes_on_from_the_day_that_its_task_is_moved_to(
            String rule, String first, String moved, String next) {
        tasks.complete(tasks.add(Map.of("due_date", first, "recurrence_rule", rule)));
        var task = tasks.open().getFirst();

        client.patch(path(task), Map.of("due_date", moved));
        tasks.complete(task);

        assertThat(tasks.open().getFirst().get("due_date").textValue()).startsWith(next);
    }

    @Test
    void the_day_that_a_task_is_moved_to_is_that_of_the_persons_time_zone() {
        client.patch("/api/auth/me", Map.of("time_zone", "Asia/Tokyo"));
        tasks.complete(
                tasks.add(
                        Map.of(
                                "due_date",
                                "2099-01-31T03:00:00Z",
                                "recurrence_rule",
                                "FREQ=MONTHLY")));
        var task = tasks.open().getFirst();

        // There it is the 31st already.
        client.patch(path(task), Map.of("due_date", "2099-03-30T20:00:00Z"));

        assertThat(rule(client.get(path(task)).body())).contains("BYMONTHDAY");
    }

    @Test
    void the_next_one_stands_right_behind_it_and_keys_stay_short() {
        var task = tasks.add(Map.of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY"));
        tasks.add(Map.of("title", "behind"));

        for (var i = 0; i < 100; i++) {
            tasks.complete(tasks.open().stream().filter(SuccessorTest::recurs).findFirst().get());
        }
        var moved = tasks.add(Map.of("title", "moved", "after", TaskClient.id(task)));

        var order = client.get("/api/tasks?sort=position&order=asc").body().get("tasks");
        assertThat(order.get(0)).isEqualTo(client.get(path(task)).body());
        assertThat(order.get(1)).isEqualTo(moved);
        assertThat(TaskClient.title(order.get(102))).isEqualTo("behind");
        assertThat(order.get(101).get("position").textValue()).hasSizeLessThan(40);
        assertThat(recurs(order.get(101))).isTrue();
    }

    private static boolean recurs(JsonNode task) {
        return rule(task) != null;
    }

    @Test
    void tasks_that_are_alike_in_two_lists_leave_a_next_one_each() {
        var list = client.post("/api/lists", Map.of("name", "Home")).body().get("id").textValue();
        var alike =
                Map.<String, Object>of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY");
        var other = new HashMap<>(alike);
        other.put("list_id", list);

        tasks.complete(tasks.add(alike));
        tasks.complete(tasks.add(other));

        assertThat(tasks.open())
                .extracting(task -> task.get("list_id").textValue())
                .containsExactlyInAnyOrder(null, list);
    }
}
