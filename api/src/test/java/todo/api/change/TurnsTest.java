package todo.api.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.api.Client;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

/** How somebody who writes much at once meets others. */
class TurnsTest {

    private static final int WRITES = 8;

    private static String database;
    private static TestApi api;

    @BeforeAll
    static void start() {
        database = TestApi.database();
        api = TestApi.start(database, Clock.systemUTC(), Map.of("DATABASE_CONNECTIONS", "3"));
        api.awaitReady();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    @Timeout(30)
    void the_writes_of_one_person_that_wait_leave_connections_to_others() throws Exception {
        var one = api.newUser();
        var other = inAnotherLine(one);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var lock = connect()) {
            hold(lock, one);
            var writes =
                    IntStream.range(0, WRITES)
                            .mapToObj(n ->
                                    CompletableFuture.supplyAsync(() -> add(one, "" + n), threads))
                            .toList();
            awaitAll(WRITES);

            assertThat(add(other, "Not held up").status()).isEqualTo(201);
            assertThat(other.get("/api/tasks").status()).isEqualTo(200);

            release(lock);
            assertThat(writes)
                    .allSatisfy(write -> assertThat(write.join().status()).isEqualTo(201));
        }
        assertThat(one.get("/api/tasks").body().get("total").intValue()).isEqualTo(WRITES);
    }

    /** Of new people one in 256 waits in the same. */
    private static Client inAnotherLine(Client one) {
        var other = api.newUser();
        while (Turns.line(id(other)) == Turns.line(id(one))) {
            other = api.newUser();
        }
        return other;
    }

    private static UUID id(Client client) {
        return UUID.fromString(client.get("/api/auth/me").body().get("id").textValue());
    }

    private static Client.Answer add(Client client, String title) {
        return client.post("/api/tasks", Map.of("title", title));
    }

    private static Connection connect() throws SQLException {
        var url = DatabaseUrl.parse(database);
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    /** As an operation does that does not end. */
    private static void hold(Connection connection, Client client) throws SQLException {
        try (var statement =
                connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, id(client).toString());
            statement.execute();
        }
    }

    private static void release(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }

    /** Until the requests, and the one that looks, are all being answered. */
    private static void awaitAll(int requests) {
        while (!api.client()
                .get("/metrics")
                .text()
                .contains("http_requests_in_progress " + (requests + 1) + ".0")) {
            LockSupport.parkNanos(2_000_000);
        }
    }
}
