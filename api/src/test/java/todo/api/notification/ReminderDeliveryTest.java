package todo.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

class ReminderDeliveryTest {

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
    void replicas_that_run_at_once_deliver_each_reminder_once() throws Exception {
        for (var i = 0; i < 40; i++) {
            remindAtOnce("Task " + i, clock.instant().plusSeconds(60), false);
        }
        Callable<Void> deliverByOne =
                () -> {
                    one.app().reminders().run();
                    return null;
                };
        Callable<Void> deliverByTwo =
                () -> {
                    two.app().reminders().run();
                    return null;
                };
        try (var together = Executors.newFixedThreadPool(8)) {
            var deliveries = new java.util.ArrayList<>(Collections.nCopies(4, deliverByOne));
            deliveries.addAll(Collections.nCopies(4, deliverByTwo));
            for (var delivery : together.invokeAll(deliveries)) {
                delivery.get();
            }
        }

        deliver();

        assertThat(messages()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void only_the_newest_thousand_notifications_are_kept() throws SQLException {
        addBySql(1_200);

        deliver();

        var all = client.get("/api/notifications?limit=500").body();
        assertThat(all.get("unread_count").intValue()).isEqualTo(1_000);
    }

    @Test
    void deleting_an_account_deletes_its_reminders_and_notifications() {
        remindAtOnce("told", clock.instant().plusSeconds(60), false);
        deliver();
        remindAtOnce("not yet", clock.instant().plusSeconds(6_000), false);

        var removed =
                client.with("Content-Type", "application/json")
                        .raw(
                                "DELETE",
                                "/api/auth/me",
                                "{\"password\":\"" + TestApi.PASSWORD + "\"}");

        assertThat(removed.status()).isEqualTo(204);
        pass(Duration.ofMinutes(1));
    }

    @Test
    void metrics_show_the_number_and_the_delay_of_deliveries() {
        remindAtOnce("t", clock.instant().plusSeconds(60), false);

        deliver();

        var metrics = one.client().get("/metrics").text();
        assertThat(metrics).containsPattern("reminders_delivered_total [1-9]");
        assertThat(metrics).contains("reminder_delay_seconds_bucket{le=\"30.0\",}");
    }

    @Test
    void a_reminder_that_came_due_during_an_outage_is_delivered_afterwards() {
        var url = TestApi.database();
        var later = new MovableClock(MONDAY_NOON);
        Client.Answer account;
        try (var api = started(url, later)) {
            account = api.register("ada@example.org");
            var due = MONDAY_NOON.plusSeconds(600);
            api.signedIn(account)
                    .post(
                            "/api/tasks",
                            Map.of("title", "t", "due_date", due, "reminder_lead_time", 0));
        }
        later.advance(Duration.ofMinutes(20));
        try (var api = started(url, later)) {
            var deadline = System.nanoTime() + 30_000_000_000L;
            while (api.signedIn(account)
                            .get("/api/notifications")
                            .body()
                            .at("/unread_count")
                            .intValue()
                    == 0) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
            assertThat(
                            api.signedIn(account)
                                    .get("/api/notifications")
                                    .body()
                                    .at("/notifications/0/message")
                                    .textValue())
                    .isEqualTo("“t” was due on Monday, 1 March at 12:10.");
        }
    }

    private static TestApi started(String url, Clock clock) {
        var api = TestApi.start(url, clock, Map.of());
        api.awaitReady();
        return api;
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

    /** Tasks of the client whose reminders are due. */
    private void addBySql(int count) throws SQLException {
        var url = DatabaseUrl.parse(database);
        var owner = client.get("/api/auth/me").body().get("id").textValue();
        try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    """
                    set local todo.operation = '%s';
                    set local todo.through = 'system';
                    set local todo.at = '%s';
                    insert into tasks (id, user_id, title, status, priority, tags, position, due_date,
                      reminder_lead_time, created_at, updated_at)
                    select gen_random_uuid(), '%s', 'Task ' || n, 'pending', 'Low', '{}', 'i', now, 0, now, now
                    from generate_series(1, %d) as n, cast('%s' as timestamptz) as now
                    """
                            .formatted(owner, clock.instant(), owner, count, clock.instant()));
            connection.commit();
        }
    }
}
