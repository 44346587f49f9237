package todo.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;

class ReminderTest {

    private static final Instant MONDAY_NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static String database;
    private static MovableClock clock;
    private static TestApi one;
    private static TestApi two;
    private Client client;

    @BeforeAll
    static void start() {
        database = TestApi.database();
        clock = new MovableClock(MONDAY_NOON);
        one = TestApi.start(database, clock, Map.of());
        two = TestApi.start(database, clock, Map.of());
        one.awaitReady();
        two.awaitReady();
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @BeforeEach
    void signIn() {
        client = one.newUser();
    }

    @Test
    void a_reminder_comes_its_lead_time_before_the_task_is_due() {
        var due = clock.instant().plus(Duration.ofMinutes(70));
        var task = add(Map.of("title", "Pay rent", "due_date", due, "reminder_lead_time", 60));

        pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(notifications()).isEmpty();
        pass(Duration.ofSeconds(1));

        assertThat(notifications()).hasSize(1);
        var notification = notifications().get(0);
        assertThat(notification.get("task_id")).isEqualTo(task.get("id"));
        assertThat(notification.get("user_id"))
                .isEqualTo(client.get("/api/auth/me").body().get("id"));
        assertThat(notification.get("notification_type").textValue()).isEqualTo("reminder");
        assertThat(notification.get("delivery_status").textValue()).isEqualTo("sent");
        assertThat(notification.get("sent_at").textValue()).isEqualTo(clock.instant().toString());
        assertThat(notification.get("created_at")).isEqualTo(notification.get("sent_at"));
    }

    @Test
    void the_message_names_the_task_and_its_due_time_in_the_owners_zone() {
        client.patch("/api/auth/me", Map.of("time_zone", "Asia/Kolkata"));
        remindAtOnce("Ring Ödön", Instant.parse("2027-03-02T03:30:00Z"), false);
        remindAtOnce("Celebrate", Instant.parse("2028-01-01T00:00:00Z"), true);

        deliver();

        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "“Ring Ödön” is due on Tuesday, 2 March at 09:00.",
                        "“Celebrate” is due on Saturday, 1 January 2028.");
    }

    @Test
    void a_completed_deleted_or_undated_task_has_no_reminder() {
        var due = clock.instant().plusSeconds(600);
        var completed = add(Map.of("title", "c", "due_date", due, "reminder_lead_time", 0));
        var deleted = add(Map.of("title", "d", "due_date", due, "reminder_lead_time", 0));
        var undated = add(Map.of("title", "u", "due_date", due, "reminder_lead_time", 0));
        var unwanted = add(Map.of("title", "w", "due_date", due, "reminder_lead_time", 0));

        client.patch(path(completed) + "/complete", Map.of());
        client.delete(path(deleted));
        client.patch(path(undated), Collections.singletonMap("due_date", null));
        client.patch(path(unwanted), Collections.singletonMap("reminder_lead_time", null));
        pass(Duration.ofMinutes(10));

        assertThat(notifications()).isEmpty();
    }

    @Test
    void postponing_a_task_reminds_again_and_reopening_it_does_not() {
        var due = clock.instant().plusSeconds(300);
        var task = add(Map.of("title", "t", "due_date", due, "reminder_lead_time", 0));
        pass(Duration.ofMinutes(5));
        assertThat(notifications()).hasSize(1);

        client.patch(path(task) + "/complete", Map.of());
        client.patch(path(task) + "/complete", Map.of());
        deliver();
        assertThat(notifications()).hasSize(1);

        client.patch(path(task), Map.of("due_date", due.plusSeconds(300)));
        pass(Duration.ofMinutes(5));
        assertThat(notifications()).hasSize(2);
    }

    @Test
    void the_lead_time_of_an_all_day_task_counts_from_midnight_in_the_owners_zone() {
        // It is Monday noon in London, and Tuesday begins in 10 hours in Kyiv.
        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Kyiv"));
        var tuesday = Instant.parse("2027-03-02T00:00:00Z");
        var untilThen = Duration.between(clock.instant(), tuesday).minusHours(2);
        var lead = (int) untilThen.minusMinutes(5).toMinutes();
        add(Map.of("title", "t", "due_date", tuesday, "all_day", true, "reminder_lead_time", lead));

        pass(Duration.ofMinutes(4));
        assertThat(notifications()).isEmpty();
        pass(Duration.ofMinutes(2));

        assertThat(messages()).containsExactly("“t” is due on Tuesday, 2 March.");
    }

    @Test
    void changing_the_time_zone_moves_the_reminders_of_all_day_tasks() {
        var tuesday = Instant.parse("2027-03-02T00:00:00Z");
        var toKyiv = (int) Duration.between(clock.instant(), tuesday).minusHours(2).toMinutes() - 5;
        var fields = Map.of("due_date", tuesday, "reminder_lead_time", toKyiv);
        add(with(with(fields, "title", "a day"), "all_day", true));
        add(with(with(fields, "title", "a moment"), "all_day", false));
        pass(Duration.ofMinutes(6));
        assertThat(notifications()).isEmpty();

        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Kyiv"));
        deliver();

        assertThat(messages()).containsExactly("“a day” is due on Tuesday, 2 March.");
    }

    @Test
    void a_task_that_was_created_a_day_overdue_has_no_reminder() {
        var now = clock.instant();
        add(Map.of("title", "old", "due_date", now.minusSeconds(86_400), "reminder_lead_time", 0));
        add(Map.of("title", "new", "due_date", now.minusSeconds(86_399), "reminder_lead_time", 0));

        deliver();

        assertThat(notifications())
                .extracting(notification -> notification.get("message").textValue())
                .singleElement()
                .asString()
                .startsWith("“new” was due on Sunday, 28 February at ");
    }

    private void remindAtOnce(String title, Instant due, boolean allDay) {
        add(
                Map.of(
                        "title",
                        title,
                        "due_date",
                        due,
                        "all_day",
                        allDay,
                        "reminder_lead_time",
                        527_040));
    }

    private JsonNode add(Map<String, ?> fields) {
        var answer = client.post("/api/tasks", fields);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body();
    }

    private static Map<String, Object> with(Map<String, ?> fields, String name, Object value) {
        var more = new HashMap<String, Object>(fields);
        more.put(name, value);
        return more;
    }

    private static String path(JsonNode task) {
        return "/api/tasks/" + task.get("id").textValue();
    }

    private static void pass(Duration time) {
        clock.advance(time);
        deliver();
    }

    private static void deliver() {
        one.app().reminders().run();
    }

    private JsonNode notifications() {
        return client.get("/api/notifications").body().get("notifications");
    }

    private List<String> messages() {
        var notifications = notifications();
        return IntStream.range(0, notifications.size())
                .mapToObj(i -> notifications.get(i).get("message").textValue())
                .toList();
    }
}
