package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.Client;
import todo.api.TestApi;

class RecurrenceTest {

    private static final String WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";

    private static TestApi api;
    private static TestApi replica;
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
    }

    @Test
    void a_rule_is_kept_in_its_one_form_and_reads_as_a_pattern_too() {
        var task = add(Map.of("recurrence_rule", "RRULE:freq=monthly;byday=-1fr;interval=1"));

        assertThat(task.get("recurrence_rule").textValue()).isEqualTo("FREQ=MONTHLY;BYDAY=-1FR");
        assertThat(task.get("recurrence_pattern").textValue()).isEqualTo("monthly");
        assertThat(client.get(path(task)).body()).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource({"daily, FREQ=DAILY", "weekly, FREQ=WEEKLY", "monthly, FREQ=MONTHLY", "none,"})
    void a_pattern_sets_the_rule(String pattern, String rule) {
        var task = add(Map.of("recurrence_pattern", pattern));

        assertThat(task.get("recurrence_rule").textValue()).isEqualTo(rule);
        assertThat(task.get("recurrence_pattern").textValue()).isEqualTo(pattern);
    }

    @Test
    void a_client_that_knows_only_patterns_does_not_coarsen_the_rule() {
        var task = path(add(Map.of("recurrence_rule", WEEKDAYS)));

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
        var task = path(add(Map.of("recurrence_rule", WEEKDAYS)));
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
        assertThat(add(Map.of("recurrence_rule", WEEKDAYS, "recurrence_pattern", "weekly")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=MINUTELY | once an hour
                    FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | No day
                    every monday | made of parts
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
        assertFault(client.post("/api/tasks", allDay), "/recurrence_rule", "no time of day");
        var task = path(add(hourly));
        assertFault(client.patch(task, Map.of("all_day", true)), "/all_day", "no time of day");
    }

    private static void assertFault(Client.Answer answer, String pointer, String words) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        assertThat(answer.body().at("/errors/0/detail").textValue()).contains(words);
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
        var task = add(sent);

        complete(task);

        var next = open().getFirst();
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
                        "parent_id",
                        "position")) {
            assertThat(next.get(same)).as(same).isEqualTo(task.get(same));
        }
    }

    @Test
    void days_are_those_of_the_persons_time_zone() {
        client.patch("/api/auth/me", Map.of("time_zone", "America/New_York"));
        // 20:00 on a Friday, standard time; on the Monday after next it is summer there
        complete(
                add(
                        Map.of(
                                "due_date",
                                "2099-03-07T01:00:00Z",
                                "recurrence_rule",
                                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR")));

        assertThat(open().getFirst().get("due_date").textValue()).isEqualTo("2099-03-17T00:00:00Z");
    }

    @Test
    void an_overdue_task_comes_again_on_the_first_date_that_is_not_past() {
        complete(add(Map.of("due_date", "2020-02-29T12:00:00Z", "recurrence_rule", "FREQ=DAILY")));
        complete(open().getFirst());

        var due = Instant.parse(open().getFirst().get("due_date").textValue());
        assertThat(due).isAfter(Instant.now()).isBefore(Instant.now().plusSeconds(3 * 86_400));
    }

    @Test
    void a_series_ends() {
        complete(add(Map.of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY;COUNT=1")));
        complete(
                add(
                        Map.of(
                                "due_date",
                                "2099-01-30",
                                "recurrence_rule",
                                "FREQ=DAILY;UNTIL=20990130")));

        assertThat(open()).isEmpty();
    }

    @Test
    void what_was_never_due_comes_again_from_today() {
        complete(add(Map.of("recurrence_rule", "FREQ=DAILY")));

        assertThat(open().getFirst().get("all_day").booleanValue()).isTrue();
        assertThat(open().getFirst().get("due_date").textValue()).endsWith("T00:00:00Z");
    }

    @Test
    void completing_at_the_same_moment_on_two_replicas_makes_one_next_task() throws Exception {
        var task = add(Map.of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY"));
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

        assertThat(open()).hasSize(1);
    }

    @Test
    void a_task_that_is_opened_and_completed_again_leaves_no_second_next_one() {
        var task = add(Map.of("due_date", "2099-01-30", "recurrence_rule", "FREQ=DAILY"));

        complete(task);
        complete(task);
        complete(task);

        assertThat(open()).hasSize(1);
    }

    @Test
    void the_parts_of_a_completed_task_come_again_open_and_as_many_days_later() {
        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Vienna"));
        var task =
                add(
                        Map.of(
                                "due_date",
                                "2099-03-23",
                                "all_day",
                                true,
                                "recurrence_rule",
                                "FREQ=WEEKLY"));
        var part =
                add(
                        Map.of(
                                "title",
                                "part",
                                "parent_id",
                                id(task),
                                "tags",
                                List.of("a"),
                                "due_date",
                                "2099-03-22T08:00:00Z"));
        var below = add(Map.of("title", "below", "parent_id", id(part)));
        var daily =
                add(
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
            complete(each);
        }
        complete(
                open().stream()
                        .filter(each -> title(each).equals("daily"))
                        .findFirst()
                        .orElseThrow());

        complete(task);

        var next = open();
        assertThat(next)
                .extracting(RecurrenceTest::title)
                .containsExactlyInAnyOrder("t", "part", "below");
        var copy = titled(next, "part");
        assertThat(copy.get("parent_id")).isEqualTo(titled(next, "t").get("id"));
        assertThat(titled(next, "below").get("parent_id")).isEqualTo(copy.get("id"));
        assertThat(copy.get("tags")).isEqualTo(part.get("tags"));
        assertThat(copy.get("completed_at").isNull()).isTrue();
        // it is summer by then: the same time of day
        assertThat(copy.get("due_date").textValue()).isEqualTo("2099-03-29T07:00:00Z");
        assertThat(titled(next, "below").get("due_date").isNull()).isTrue();
    }

    @Test
    void parts_that_are_completed_together_with_their_task_come_again_once() {
        var task =
                add(
                        Map.of(
                                "due_date",
                                "2099-03-23",
                                "all_day",
                                true,
                                "recurrence_rule",
                                "FREQ=WEEKLY"));
        add(Map.of("title", "part", "parent_id", id(task), "recurrence_rule", "FREQ=DAILY"));
        add(Map.of("title", "other", "parent_id", id(task)));

        assertThat(client.patch(path(task) + "/complete", Map.of()).status()).isEqualTo(409);
        assertThat(open()).hasSize(3);
        assertThat(client.patch(path(task) + "/complete?force=true", Map.of()).status())
                .isEqualTo(200);

        assertThat(open())
                .extracting(RecurrenceTest::title)
                .containsExactlyInAnyOrder("t", "part", "other");
        assertThat(rule(titled(open(), "part"))).isEqualTo("FREQ=DAILY");
    }

    @Test
    void a_date_is_skipped_without_completing() {
        var task =
                add(
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
        var once = add(Map.of());
        var done =
                add(
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

    private static JsonNode titled(List<JsonNode> tasks, String title) {
        return tasks.stream().filter(task -> title(task).equals(title)).findFirst().orElseThrow();
    }

    private static String title(JsonNode task) {
        return task.get("title").textValue();
    }

    private static String id(JsonNode task) {
        return task.get("id").textValue();
    }

    private JsonNode add(Map<String, Object> members) {
        var task = new HashMap<>(members);
        task.putIfAbsent("title", "t");
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private void complete(JsonNode task) {
        assertThat(client.patch(path(task) + "/complete", Map.of()).status()).isEqualTo(200);
    }

    private List<JsonNode> open() {
        var tasks = client.get("/api/tasks?status=pending").body().get("tasks");
        return StreamSupport.stream(tasks.spliterator(), false).toList();
    }

    private static String path(JsonNode task) {
        return "/api/tasks/" + task.get("id").textValue();
    }

    private static String rule(JsonNode task) {
        return task.get("recurrence_rule").textValue();
    }
}
