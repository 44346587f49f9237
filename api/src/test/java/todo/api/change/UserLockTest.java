package todo.api.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
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

/** How somebody who writes much at once fares, and meets others. */
@Timeout(30)
class UserLockTest {

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
    void the_writes_of_one_person_that_wait_leave_connections_to_others() throws Exception {
        var one = api.newUser();
        var other = api.newUser();
        var writes =
                whileHeld(
                        one,
                        () -> {
                            assertThat(add(other, "Not held up").status()).isEqualTo(201);
                            assertThat(other.get("/api/tasks").status()).isEqualTo(200);
                        });

        assertThat(writes).allSatisfy(write -> assertThat(write.status()).isEqualTo(201));
        assertThat(one.get("/api/tasks").body().get("total").intValue()).isEqualTo(WRITES);
    }

    @Test
    void concurrent_additions_of_one_user_are_operations_of_their_own() throws Exception {
        var one = api.newUser();
        var added = whileHeld(one, () -> {});

        for (var answer : added) {
            assertThat(one.get("/api/tasks/" + answer.body().get("id").textValue()).body())
                    .isEqualTo(answer.body());
        }
        var changes = one.get("/api/changes").body().get("changes");
        assertThat(changes.findValuesAsText("operation_id"))
                .hasSize(WRITES)
                .doesNotHaveDuplicates();
        var third = changes.get(2);
        one.post("/api/undo", Map.of("operation_id", third.get("operation_id")));
        assertThat(one.get("/api/tasks").body().get("tasks").findValuesAsText("id"))
                .hasSize(WRITES - 1)
                .doesNotContain(third.get("entity_id").textValue());
    }

    @Test
    void tasks_that_wait_while_their_session_ends_are_not_added() throws Exception {
        var one = api.newUser();
        var statuses =
                whileHeld(one, () -> one.post("/api/auth/logout", Map.of())).stream()
                        .map(Client.Answer::status)
                        .toList();

        assertThat(statuses).isSubsetOf(201, 401);
        assertThat(statuses)
                .filteredOn(status -> status == 201)
                .as("what was being written")
                .hasSizeLessThan(2);
    }

    /**
     * Adds tasks at once, and keeps them from being written until {@code meanwhile} is over.
     *
     * @return what they were answered
     */
    private static List<Client.Answer> whileHeld(Client client, Runnable meanwhile)
            throws SQLException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var lock = connect()) {
            hold(lock, client);
            var writes =
                    IntStream.range(0, WRITES)
                            .mapToObj(n ->
                                    CompletableFuture.supplyAsync(
                                            () -> add(client, "" + n), threads))
                            .toList();
            awaitAll(WRITES);
            meanwhile.run();
            release(lock);
            return writes.stream().map(CompletableFuture::join).toList();
        }
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
