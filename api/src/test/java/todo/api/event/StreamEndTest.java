package todo.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

/** Two replicas over one database. */
@Timeout(60)
class StreamEndTest {

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
    void signing_out_ends_the_streams_of_the_session_and_of_no_other() {
        var registered = one.register("out@example.org");
        var client = one.signedIn(registered);
        var again = one.signedIn(one.login("out@example.org", TestApi.PASSWORD));
        try (var events = listen(two, client, null).awaitStart();
                var other = listen(two, again, null).awaitStart()) {
            client.post("/api/auth/logout", Map.of());
            again.post("/api/tasks", Map.of("title", "secret"));

            assertThat(events.rest()).isEmpty();
            assertThat(titles(other.next(1))).containsExactly("secret");
        }
        try (var refused = listen(two, client, "1")) {
            assertThat(refused.status()).isEqualTo(401);
        }
    }

    @Test
    void a_token_that_expires_ends_its_stream() throws SQLException {
        var registered = one.register("expires@example.org");
        var client = one.signedIn(registered);
        try (var events = listen(one, client, null).awaitStart();
                var connection = connect();
                var statement = connection.createStatement()) {
            // The replica listens to the others once this event has arrived.
            two.signedIn(registered).post("/api/tasks", Map.of("title", "a"));
            assertThat(titles(events.next(1))).containsExactly("a");

            CLOCK.advance(Duration.ofMinutes(31));
            statement.execute(
                    "notify changes, 'somebody:%s'"
                            .formatted(registered.body().at("/user/id").asText()));

            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void one_stream_too_many_ends_the_oldest_and_delays_its_reconnect() {
        var client = one.newUser();
        var clients = new ArrayList<EventClient>();
        try {
            for (var i = 0; i < 11; i++) {
                clients.add(listen(one, client, null).awaitStart());
            }
            assertThat(clients.getFirst().rest()).isEmpty();
            assertThat(clients.getFirst().retry()).isEqualTo("60000");

            client.post("/api/tasks", Map.of("title", "a"));
            for (var events : clients.subList(1, 11)) {
                assertThat(titles(events.next(1))).containsExactly("a");
            }
        } finally {
            clients.forEach(EventClient::close);
        }
    }

    @Test
    void a_shutdown_ends_every_stream_and_no_event_is_lost_on_another_replica() {
        var client = one.newUser();
        var three = TestApi.start(database, CLOCK, Map.of());
        three.awaitReady();
        String last;
        try (var events = listen(three, client, null).awaitStart()) {
            var start = System.nanoTime();
            three.close();
            assertThat(events.rest()).isEmpty();
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
            last = events.lastId();
        }
        client.post("/api/tasks", Map.of("title", "a"));
        try (var events = listen(two, client, last)) {
            assertThat(titles(events.next(1))).containsExactly("a");
        }
    }

    private static EventClient listen(TestApi replica, Client client, @Nullable String last) {
        return EventClient.open(replica.app().port(), client, last);
    }

    private static Connection connect() throws SQLException {
        var url = DatabaseUrl.parse(database);
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    private static List<String> titles(List<EventClient.Received> events) {
        return events.stream().map(event -> event.data().at("/task/title").asText()).toList();
    }
}
