package todo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    @TempDir Path directory;

    @Test
    void a_fresh_database_is_empty_and_nobody_elses() throws SQLException {
        var one = LocalPostgres.shared().freshDatabase();
        var other = LocalPostgres.shared().freshDatabase();
        run(one, "CREATE TABLE task (title text)");

        assertThat(ask(one, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("1");
        assertThat(ask(other, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void the_services_user_is_no_superuser() throws SQLException {
        assertThat(ask(LocalPostgres.shared().freshDatabase(), "SHOW is_superuser"))
                .isEqualTo("off");
    }

    @Test
    void text_of_any_script_is_kept_and_folded() throws SQLException {
        assertThat(ask(LocalPostgres.shared().freshDatabase(), "SELECT lower('ÄЖ 買')"))
                .isEqualTo("äж 買");
    }

    @Test
    void what_was_written_is_there_after_a_restart() throws SQLException {
        try (var postgres = LocalPostgres.start(directory)) {
            run(postgres.database("todo"), "CREATE TABLE task AS SELECT 'Buy milk' AS title");
        }
        try (var postgres = LocalPostgres.start(directory)) {
            assertThat(ask(postgres.database("todo"), "SELECT title FROM task"))
                    .isEqualTo("Buy milk");
        }
    }

    @Test
    void others_are_let_in_only_where_it_is_said() throws Exception {
        try (var postgres = LocalPostgres.startForOthers(directory, "Secret1")) {
            assertThat(postgres.url("db.example", "todo"))
                    .startsWith("postgresql://todo:Secret1@db.example:");
            assertThat(ask(postgres.database("todo"), "SHOW listen_addresses")).isEqualTo("*");
        }
        assertThat(Files.readString(directory.resolve("data/pg_hba.conf")))
                .contains("host all todo all scram-sha-256");
        assertThat(ask(LocalPostgres.shared().freshDatabase(), "SHOW listen_addresses"))
                .isEqualTo("localhost");
    }

    private static void run(String url, String sql) throws SQLException {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String url, String sql) throws SQLException {
        try (var connection = connect(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        var parts = URI.create(url);
        var user = parts.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + parts.getHost() + ":" + parts.getPort() + parts.getPath(),
                user[0],
                user[1]);
    }
}
