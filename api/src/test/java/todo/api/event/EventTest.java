package todo.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

/** Two replicas over one database. */
@Timeout(60)
class EventTest {

    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private static String database = "";
    private static TestApi one;
    private static TestApi two;

    @BeforeAll
    static void start() {
        database = TestApi.database();
        one = TestApi.start(database, CLOCK, Map.of());
        two = TestApi.start(database, CLOCK, Map.of());
        one.awaitReady();
        two.awaitReady();
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @Test
    void each_change_is_an_event_with_the_task_as_the_api_shows_it() {
        var client = one.newUser();
        try (var events = listen(one, client, null).awaitStart()) {
            var created = client.post("/api/tasks", Map.of("title", "a")).body();
            var updated =
                    client.patch(path(created.get("id").asText()), Map.of("title", "b")).body();
            client.delete(path(created.get("id").asText()));
            var received = events.next(3);

            assertThat(received)
                    .extracting(EventClient.Received::type)
                    .containsExactly("task.created", "task.updated", "task.deleted");
            assertThat(received.get(0).data().get("task")).isEqualTo(created);
            assertThat(received.get(1).data().get("task")).isEqualTo(updated);
            assertThat(received.get(2).data().get("task")).isEqualTo(updated);
            assertThat(received.getLast().data().get("id").asText()).isEqualTo(events.lastId());
            assertThat(received.getLast().data().get("through").asText()).isEqualTo("api");
            assertThat(received.getLast().data().has("operation_id")).isTrue();
            assertThat(received.getLast().data().has("made_at")).isTrue();
        }
    }

    @Test
    void a_change_reaches_its_owner_on_every_replica_and_nobody_else() {
        var client = one.newUser();
        var stranger = one.newUser();
        try (var events = listen(two, client, null).awaitStart();
                var other = listen(two, stranger, null).awaitStart()) {
            client.post("/api/tasks", Map.of("title", "mine"));
            stranger.post("/api/tasks", Map.of("title", "theirs"));

            assertThat(titles(events.next(1))).containsExactly("mine");
            assertThat(titles(other.next(1))).containsExactly("theirs");
        }
    }

    @Test
    void a_new_stream_starts_with_new_changes_and_a_reconnect_misses_none() {
        var client = one.newUser();
        client.post("/api/tasks", Map.of("title", "before"));
        String last;
        try (var events = listen(one, client, null).awaitStart()) {
            last = events.lastId();
        }
        client.post("/api/tasks", Map.of("title", "meanwhile"));
        try (var events = listen(two, client, last)) {
            client.post("/api/tasks", Map.of("title", "after"));

            assertThat(titles(events.next(2))).containsExactly("meanwhile", "after");
        }
    }

    @Test
    void two_thousand_changes_arrive_once_and_in_order_despite_reconnects() throws Exception {
        var client = one.newUser();
        var count = 2000;
        var received = new ArrayList<String>();
        var last = "0";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Callable<Void>>();
            for (var replica : List.of(one, two)) {
                for (var writer = 0; writer < 2; writer++) {
                    writing.add(() -> write(replica, client, count / 4));
                }
            }
            var written = writing.stream().map(threads::submit).toList();
            for (var round = 0; received.size() < count; round++) {
                var replica = round % 2 == 0 ? one : two;
                try (var events = listen(replica, client, last)) {
                    for (var event : events.next(Math.min(100, count - received.size()))) {
                        received.add(event.data().at("/task/id").asText());
                    }
                    last = Objects.requireNonNull(events.lastId());
                }
            }
            for (var each : written) {
                each.get();
            }
        }
        assertThat(received).hasSize(count).doesNotHaveDuplicates();
        assertThat(last)
                .isEqualTo(client.get("/api/changes?limit=1").body().at("/changes/0/id").asText());
    }

    private static Void write(TestApi replica, Client client, int count) {
        var writer = at(replica, client);
        for (var i = 0; i < count; i++) {
            assertThat(writer.post("/api/tasks", Map.of("title", "t")).status()).isEqualTo(201);
        }
        return null;
    }

    /** As after a crash between the commit and the notification. */
    @Test
    void a_change_without_a_notification_arrives_within_seconds() throws SQLException {
        var client = one.newUser();
        var id = client.post("/api/tasks", Map.of("title", "a")).body().get("id").asText();
        try (var events = listen(one, client, null).awaitStart();
                var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    begin;
                    select set_config('todo.operation', gen_random_uuid()::text, true),
                      set_config('todo.through', 'system', true), set_config('todo.at', now()::text, true);
                    update tasks set title = 'b' where id = '%s';
                    commit
                    """
                            .formatted(id));

            assertThat(titles(events.next(1))).containsExactly("b");
        }
    }

    @Test
    void a_replica_whose_connection_broke_listens_again() throws SQLException {
        var client = one.newUser();
        try (var events = listen(one, client, null).awaitStart();
                var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and query like 'listen %'
                    """);
            at(two, client).post("/api/tasks", Map.of("title", "a"));

            assertThat(titles(events.next(1))).containsExactly("a");
        }
    }

    @Test
    void a_client_that_was_away_for_too_long_gets_a_reset() {
        one.newUser().post("/api/tasks", Map.of("title", "so that there is an earlier id"));
        var client = one.newUser();
        client.post("/api/tasks", Map.of("title", "a"));
        var kept = client.get("/api/changes").body().at("/changes/0/id").asLong();
        try (var early = listen(one, client, Long.toString(kept - 1));
                var late = listen(one, client, Long.toString(kept + 1000))) {
            for (var events : List.of(early, late)) {
                assertThat(events.next(1).getFirst().type()).isEqualTo("reset");
                assertThat(events.lastId()).isEqualTo(Long.toString(kept));
            }
            client.post("/api/tasks", Map.of("title", "b"));
            assertThat(titles(early.next(1))).containsExactly("b");
            assertThat(titles(late.next(1))).containsExactly("b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "9999999999999999999", "1 2"})
    void an_invalid_event_id_is_refused(String id) {
        var client = one.newUser();
        var parameter = client.get("/api/events?last_event_id=" + id.replace(" ", "%20"));
        var header = client.with("Last-Event-ID", id).get("/api/events");

        assertThat(parameter.status()).isEqualTo(422);
        assertThat(parameter.body().at("/errors/0/pointer").asText()).isEqualTo("?last_event_id");
        assertThat(header.status()).isEqualTo(422);
        assertThat(header.body().at("/errors/0/pointer").asText()).isEqualTo("Last-Event-ID");
    }

    private static EventClient listen(TestApi replica, Client client, @Nullable String last) {
        return EventClient.open(replica.app().port(), client, last);
    }

    private static Client at(TestApi replica, Client client) {
        return replica.client()
                .with("Authorization", Objects.requireNonNull(client.header("Authorization")));
    }

    private static Connection connect() throws SQLException {
        var url = DatabaseUrl.parse(database);
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    private static String path(String id) {
        return "/api/tasks/" + id;
    }

    private static List<String> titles(List<EventClient.Received> events) {
        return events.stream().map(event -> event.data().at("/task/title").asText()).toList();
    }
}
