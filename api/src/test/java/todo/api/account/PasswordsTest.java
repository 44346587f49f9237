package todo.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import todo.api.App;
import todo.api.Config;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

class PasswordsTest {

    @Test
    void what_is_kept_of_a_password_is_as_much_work_to_guess_as_owasp_recommends()
            throws Exception {
        var database = TestApi.database();
        var environment =
                Map.of("PORT", "0", "DATABASE_URL", database, "SECRET_KEY", TestApi.SECRET_KEY);
        try (var api = TestApi.of(App.start(Config.from(environment), Clock.systemUTC()))) {
            api.awaitReady();
            api.register("ada@example.org");
        }

        assertThat(kept(database)).startsWith("$argon2id$v=19$m=12288,t=3,p=1$");
    }

    @Test
    void a_password_is_known_again_and_no_other_and_nobodys_is_never_right() {
        var passwords = new Passwords(new Passwords.Work(8, 1));
        var kept = Optional.of(passwords.hash("a long enough one"));

        assertThat(passwords.matches("a long enough one", kept)).isTrue();
        assertThat(passwords.matches("a long enough two", kept)).isFalse();
        assertThat(passwords.matches("a long enough one", Optional.empty())).isFalse();
    }

    private static String kept(String database) throws SQLException {
        var url = DatabaseUrl.parse(database);
        try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select password_hash from users")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
