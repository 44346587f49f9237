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
    void signing_out_ends_the_streams_of_the_session_and_nothing_more_is_told() {
        var registered = one.register("out@example.org");
        var client = one.signedIn(registered);
        var again = one.signedIn(one.login("out@example.org", TestApi.PASSWORD));
        try (var ear = listen(two, client, null).begun();
                var other = listen(two, again, null).begun()) {
            client.post("/api/auth/logout", Map.of());
            again.post("/api/tasks", Map.of("title", "secret"));

            assertThat(ear.rest()).isEmpty();
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
        try (var ear = listen(one, client, null).begun();
                var connection = connect();
                var statement = connection.createStatement()) {
            // What another replica tells is heard from then on.
            two.signedIn(registered).post("/api/tasks", Map.of("title", "a"));
            assertThat(titles(ear.next(1))).containsExactly("a");

            CLOCK.advance(Duration.ofMinutes(31));
            statement.execute(
                    "notify changes, 'somebody:%s'"
                            .formatted(registered.body().at("/user/id").asText()));

            assertThat(ear.rest()).isEmpty();
        }
    }

    @Test
    void one_stream_too_many_ends_the_oldest_which_comes_back_later() {
        var client = one.newUser();
        var ears = new ArrayList<Ear>();
        try {
            for (var i = 0; i < 11; i++) {
                ears.add(listen(one, client, null).begun());
            }
            assertThat(ears.getFirst().rest()).isEmpty();
            assertThat(ears.getFirst().retry()).isEqualTo("60000");

            client.post("/api/tasks", Map.of("title", "a"));
            for (var ear : ears.subList(1, 11)) {
                assertThat(titles(ear.next(1))).containsExactly("a");
            }
        } finally {
            ears.forEach(Ear::close);
        }
    }

    @Test
    void leaving_ends_every_stream_at_once_and_nothing_is_lost_by_going_on_elsewhere() {
        var client = one.newUser();
        var three = TestApi.start(database, CLOCK, Map.of());
        three.awaitReady();
        String last;
        try (var ear = listen(three, client, null).begun()) {
            var start = System.nanoTime();
            three.close();
            assertThat(ear.rest()).isEmpty();
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
            last = ear.lastId();
        }
        client.post("/api/tasks", Map.of("title", "a"));
        try (var ear = listen(two, client, last)) {
            assertThat(titles(ear.next(1))).containsExactly("a");
        }
    }

    private static Ear listen(TestApi replica, Client client, @Nullable String last) {
        return Ear.open(replica.app().port(), client, last);
    }

    private static Connection connect() throws SQLException {
        var url = DatabaseUrl.parse(database);
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    private static List<String> titles(List<Ear.Heard> heard) {
        return heard.stream().map(event -> event.data().at("/task/title").asText()).toList();
    }
}
