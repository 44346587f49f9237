package todo.api.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.database.Database;
import todo.api.database.DatabaseUrl;

class HousekeepingTest {

    private static DatabaseUrl url;
    private static Database database;
    private static TestApi api;
    private static MovableClock clock;

    private Client client;

    @BeforeAll
    static void start() {
        var fresh = TestApi.database();
        url = DatabaseUrl.parse(fresh);
        clock = new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));
        api = TestApi.start(fresh, clock, Map.of());
        api.awaitReady();
        database = Database.open(url, 2, new CollectorRegistry());
        while (!database.isReady()) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    static void stop() {
        database.close();
        api.close();
    }

    @BeforeEach
    void createRowsOfEachTable() {
        var email = UUID.randomUUID() + "@example.org";
        client = api.signedIn(api.register(email));
        var task =
                client.with("Idempotency-Key", UUID.randomUUID().toString())
                        .post("/api/tasks", Map.of("title", "Keep me"));
        api.login(email, "wrong password");
        client.post(
                "/api/auth/tokens",
                Map.of("name", "n", "scope", "read", "expires_at", clock.instant().plusSeconds(1)));
        database.sql(
                        """
                        insert into oauth_grants (id, user_id, client_id, client_name, resource, scope,
                          redirect_uri, code_challenge, code_hash, created_at, expires_at)
                        select gen_random_uuid(), id, 'c', 'c', 'r', 'read', 'u', 'h', sha256(id::text::bytea), ?, ?
                        from users
                        """)
                .with(clock.instant(), clock.instant().plus(Duration.ofDays(30)))
                .update();
        database.sql("insert into oauth_clients values (?, 'c', '{}', ?, ?)")
                .with(email, clock.instant(), clock.instant().plus(Duration.ofDays(1)))
                .update();
        openFeed("stays");
        client.delete("/api/queries/" + openFeed("goes"));
        database.sql(
                        """
                        insert into notifications
                          (id, user_id, task_id, type, message, remind_at, sent_at, read_at, created_at)
                        select gen_random_uuid(), user_id, id, 'due', 'm', sent, sent, read, sent
                        from tasks,
                          (values (timestamptz '2027-02-01', null::timestamptz), ('2027-02-02', ?))
                            kind (sent, read)
                        where id = ?
                        """)
                .with(clock.instant(), UUID.fromString(task.body().get("id").textValue()))
                .update();
    }

    private String openFeed(String name) {
        var query = client.post("/api/queries", Map.of("name", name)).body().get("id").textValue();
        client.raw("POST", "/api/queries/" + query + "/feed", "");
        return query;
    }

    @AfterEach
    void deleteAll() {
        database.sql("delete from users").update();
        database.sql("delete from login_attempts").update();
        database.sql("delete from oauth_clients").update();
    }

    @Test
    void recent_rows_are_kept() {
        var before = counts();

        Housekeeping.sweep(database, clock);

        assertThat(counts()).isEqualTo(before).doesNotContain("=0");
    }

    @ParameterizedTest
    @CsvSource({
        "login_attempts, PT1H, 3",
        "idempotency_keys, PT24H, 1",
        "sessions, P14D, 1",
        "changes, P90D, 4",
        "feeds, P90D, 1",
        "personal_tokens, P30DT1S, 1",
        "oauth_grants, P30D, 1",
        "oauth_clients, P1D, 1",
        "notifications, P90D, 1"
    })
    void expired_rows_are_deleted(String table, Duration age, int old) {
        var before = count(table);

        clock.advance(age.minusSeconds(1));
        Housekeeping.sweep(database, clock);
        assertThat(count(table)).isEqualTo(before);
        clock.advance(Duration.ofSeconds(1));
        Housekeeping.sweep(database, clock);

        assertThat(count(table)).isEqualTo(before - old);
        assertThat(count("tasks")).isEqualTo(1);
    }

    @Test
    void many_expired_rows_are_deleted_in_batches() {
        database.sql(
                        """
                        insert into idempotency_keys (user_id, key, request_hash, created_at)
                        select id, n, '', ? from users, generate_series(1, 2500) n
                        """)
                .with(clock.instant().minus(Duration.ofHours(24)))
                .update();

        Housekeeping.sweep(database, clock);

        assertThat(count("idempotency_keys")).isEqualTo(1);
    }

    @Test
    void only_one_replica_sweeps_at_a_time() throws SQLException {
        clock.advance(Duration.ofDays(90));
        try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('housekeeping', 0))");

            Housekeeping.sweep(database, clock);

            assertThat(count("changes")).isEqualTo(4);
            statement.execute("select pg_advisory_unlock_all()");
        }
        Housekeeping.sweep(database, clock);
        assertThat(count("changes")).isZero();
    }

    private static String counts() {
        var counts = new StringBuilder();
        for (var table :
                new String[] {
                    "login_attempts",
                    "idempotency_keys",
                    "sessions",
                    "changes",
                    "feeds",
                    "oauth_grants",
                    "oauth_clients",
                    "notifications"
                }) {
            counts.append(table).append('=').append(count(table)).append(' ');
        }
        return counts.toString();
    }

    private static int count(String table) {
        return database.sql("select count(*) from " + table)
                .first(row -> row.getInt(1))
                .orElseThrow();
    }
}
