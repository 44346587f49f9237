package todo.api.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import todo.api.TestApi;
import todo.api.database.Database;
import todo.api.database.DatabaseUrl;
import todo.local.LocalPostgres;

class ReindexerTest {

    private static final int TASKS = 450;

    @Test
    void tasks_that_an_earlier_version_wrote_are_found_by_their_folded_words() throws SQLException {
        var fresh = LocalPostgres.shared().freshDatabase();
        var url = DatabaseUrl.parse(fresh);
        Flyway.configure()
                .dataSource(url.jdbc(), url.user(), url.password())
                .locations("classpath:db/migration")
                .target("7")
                .load()
                .migrate();
        String before;
        try (var connection = connect(url)) {
            insertTasks(connection);
            before = tasks(connection);
        }

        try (var one = TestApi.start(fresh, Clock.systemUTC(), Map.of());
                var two = TestApi.start(fresh, Clock.systemUTC(), Map.of());
                var database = Database.open(url, 1, new CollectorRegistry());
                var connection = connect(url)) {
            one.awaitReady();
            two.awaitReady();
            var deadline = System.nanoTime() + 30_000_000_000L;
            while (!database.isReady() || count(connection, "reindexing") > 0) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                LockSupport.parkNanos(2_000_000);
            }

            assertThat(found(database, "word_query('strasse', false)")).isEqualTo(TASKS);
            // As pods of the earlier version search during a rolling upgrade.
            assertThat(found(database, "to_tsquery('simple', '''straße''')")).isEqualTo(TASKS);
            assertThat(tasks(connection)).as("titles, versions and times").isEqualTo(before);
            assertThat(count(connection, "changes")).isZero();
        }
    }

    @Test
    void a_new_database_needs_no_reindexing() throws SQLException {
        try (var connection = connect(DatabaseUrl.parse(TestApi.database()))) {
            assertThat(count(connection, "reindexing")).isZero();
        }
    }

    private static int found(Database database, String tsquery) {
        return database.sql(
                        "select count(*) from tasks where search @@ owned(user_id, %s)"
                                .formatted(tsquery))
                .first(row -> row.getInt(1))
                .orElseThrow();
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    private static void insertTasks(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into users (id, email, password_hash, created_at)
                    values ('%s', 'ada@example.org', '', now());
                    set todo.logs_itself = 'true';
                    insert into tasks (id, user_id, title, status, priority, tags, position, created_at, updated_at)
                    select gen_random_uuid(), users.id, 'Straße ' || i, 'pending', 'Low', '{}', 'i' || i || 'i', now(), now()
                    from users, generate_series(1, %d) i
                    """
                            .formatted(UUID.randomUUID(), TASKS));
        }
    }

    /**
     * @return all tasks without their search words
     */
    private static String tasks(Connection connection) throws SQLException {
        return query(
                connection,
                "select string_agg((to_jsonb(tasks) - 'search')::text, ' ' order by id) from tasks");
    }

    private static int count(Connection connection, String table) throws SQLException {
        return Integer.parseInt(query(connection, "select count(*) from " + table));
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
