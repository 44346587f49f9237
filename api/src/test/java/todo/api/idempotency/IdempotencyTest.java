package todo.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

class IdempotencyTest {

    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));

    private static DatabaseUrl database;
    private static TestApi one;
    private static TestApi two;

    private Client.Answer registered;
    private Client client;
    private String key;

    @BeforeAll
    static void start() {
        var url = TestApi.database();
        database = DatabaseUrl.parse(url);
        one = TestApi.start(url, CLOCK, Map.of());
        two = TestApi.start(url, CLOCK, Map.of());
        one.awaitReady();
        two.awaitReady();
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @BeforeEach
    void register() {
        registered = one.register(UUID.randomUUID() + "@example.org");
        client = one.signedIn(registered);
        key = UUID.randomUUID().toString();
    }

    @Test
    void a_repeat_gets_the_first_answer_from_any_replica() {
        var first = add(client, "Once");
        var repeat = add(two.signedIn(registered), "Once");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("idempotency-replayed")).isNull();
        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.header("idempotency-replayed")).isEqualTo("true");
        assertThat(repeat.text()).isEqualTo(first.text());
        for (var header : List.of("etag", "location", "content-type")) {
            assertThat(repeat.header(header)).isEqualTo(first.header(header));
        }
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void it_is_still_the_first_answer_after_the_task_has_changed() {
        var first = add(client, "Once");
        client.patch(String.valueOf(first.header("location")), Map.of("title", "Changed"));

        assertThat(add(client, "Once").text()).isEqualTo(first.text());
    }

    @Test
    void many_at_one_moment_on_two_replicas_make_one_task() throws Exception {
        var here = client;
        var there = two.signedIn(registered);
        var bodies = new HashSet<String>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Client.Answer> left = () -> add(here, "Once");
            Callable<Client.Answer> right = () -> add(there, "Once");
            var all = new java.util.ArrayList<Callable<Client.Answer>>();
            all.addAll(Collections.nCopies(8, left));
            all.addAll(Collections.nCopies(8, right));
            for (var answer : threads.invokeAll(all)) {
                assertThat(answer.get().status()).isEqualTo(201);
                bodies.add(answer.get().text());
            }
        }

        assertThat(bodies).hasSize(1);
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void the_key_is_the_same_with_and_without_quotation_marks() {
        var first = add(client, "Once");
        key = "\"" + key + "\"";

        assertThat(add(client, "Once").text()).isEqualTo(first.text());
    }

    @Test
    void a_key_is_one_persons_own() {
        add(client, "Mine");

        var other = add(one.newUser(), "Theirs");

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.header("idempotency-replayed")).isNull();
    }

    @Test
    void another_request_with_the_same_key_is_refused() {
        add(client, "Once");

        var answer = add(client, "Something else");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("detail").textValue()).contains("another request");
        assertThat(post(client, "/api/tasks?x=y", "Once").status()).isEqualTo(422);
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void what_fails_leaves_the_key() {
        assertThat(add(client, "").status()).isEqualTo(422);

        var answer = add(client, "Now with a title");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("idempotency-replayed")).isNull();
    }

    @Test
    void a_token_is_made_once_and_its_secret_is_neither_kept_nor_shown_again() throws SQLException {
        var keyed = client.with("Idempotency-Key", key);
        var token = Map.of("name", "backup", "scope", "read");

        var first = keyed.post("/api/auth/tokens", token);
        var repeat = keyed.post("/api/auth/tokens", token);

        assertThat(first.status()).isEqualTo(201);
        assertThat(repeat.status()).isEqualTo(409);
        assertThat(repeat.body().get("detail").textValue()).contains("shown only once");
        assertThat(client.get("/api/auth/tokens").body().get("tokens")).hasSize(1);
        assertThat(isKept()).isFalse();
        assertThat(keyed.post("/api/auth/tokens", Map.of("name", "x", "scope", "read")).status())
                .isEqualTo(422);
    }

    @Test
    void a_feed_is_opened_once_and_its_address_is_neither_kept_nor_ended_by_a_repeat()
            throws SQLException {
        var query = client.post("/api/queries", Map.of("name", "All")).body().get("id").textValue();
        var keyed = client.with("Idempotency-Key", key);

        var first = keyed.raw("POST", "/api/queries/" + query + "/feed", "");
        var repeat = keyed.raw("POST", "/api/queries/" + query + "/feed", "");

        assertThat(first.status()).isEqualTo(201);
        assertThat(repeat.status()).isEqualTo(409);
        assertThat(one.client().get(first.body().get("url").textValue()).status()).isEqualTo(200);
        assertThat(isKept()).isFalse();
    }

    private boolean isKept() throws SQLException {
        try (var connection = connect()) {
            return run(
                    connection,
                    "select 1 from idempotency_keys where key = '%s' and body is not null"
                            .formatted(key));
        }
    }

    @Test
    void after_a_day_a_key_is_as_good_as_new() {
        add(client, "Once");

        CLOCK.advance(Duration.ofHours(24));
        client = signInAgain();

        assertThat(add(client, "Another").status()).isEqualTo(201);
        assertThat(total()).isEqualTo(2);
    }

    private Client signInAgain() {
        var email = registered.body().at("/user/email").textValue();
        return one.signedIn(one.login(email, TestApi.PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "with space", "a\"b", "tab\there"})
    void what_is_no_key_is_a_400(String none) {
        key = none;

        assertThat(add(client, "Once").status()).isEqualTo(400);
        key = "x".repeat(256);
        assertThat(add(client, "Once").status()).isEqualTo(400);
        assertThat(total()).isZero();
    }

    @Test
    void when_the_first_dies_half_way_the_repeat_does_the_work() throws Exception {
        try (var connection = connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var user = registered.body().at("/user/id").textValue();
            run(connection, "select pg_advisory_lock(hashtextextended('%s', 0))".formatted(user));
            var first = threads.submit(() -> add(client, "Once"));
            awaitAndEnd(connection, first, "wait_event = 'advisory'");
            assertThat(first.get().status()).isEqualTo(503);
            run(connection, "select pg_advisory_unlock_all()");
        }

        var repeat = add(client, "Once");

        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.header("idempotency-replayed")).isNull();
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void who_would_wait_too_long_for_the_first_is_told_so() throws Exception {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            run(
                    connection,
                    """
                    insert into idempotency_keys (user_id, key, request_hash, created_at)
                    values ('%s', '%s', '', '2027-03-01T12:00:00Z')
                    """
                            .formatted(registered.body().at("/user/id").textValue(), key));

            assertThat(add(client, "Once").status()).isEqualTo(409);
        }
        assertThat(total()).isZero();
    }

    private static void awaitAndEnd(Connection connection, Future<?> asked, String waiting)
            throws SQLException {
        var end =
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and %s
                """
                        .formatted(waiting);
        while (!run(connection, end)) {
            assertThat(asked.isDone()).isFalse();
            Thread.onSpinWait();
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbc(), database.user(), database.password());
    }

    /**
     * @return whether there was a row
     */
    private static boolean run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql) && statement.getResultSet().next();
        }
    }

    private Client.Answer add(Client as, String title) {
        return post(as, "/api/tasks", title);
    }

    private Client.Answer post(Client as, String path, String title) {
        return as.with("Idempotency-Key", key).post(path, Map.of("title", title));
    }

    private int total() {
        return client.get("/api/tasks").body().get("total").intValue();
    }
}
