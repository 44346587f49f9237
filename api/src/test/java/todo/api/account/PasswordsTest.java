package todo.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import todo.api.ApiConfig;
import todo.api.App;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

class PasswordsTest {

    @Test
    void what_is_kept_of_a_password_is_as_much_work_to_guess_as_owasp_recommends()
            throws Exception {
        var database = TestApi.database();
        var environment =
                Map.of("PORT", "0", "DATABASE_URL", database, "SECRET_KEY", TestApi.SECRET_KEY);
        try (var api = TestApi.of(App.start(ApiConfig.from(environment), Clock.systemUTC()))) {
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

    @Test
    void what_was_kept_under_other_settings_is_known_too() {
        var before = new Passwords(new Passwords.Work(8, 1));
        var now = new Passwords(new Passwords.Work(16, 2));
        var kept = Optional.of(before.hash("a long enough one"));

        assertThat(now.matches("a long enough one", kept)).isTrue();
        assertThat(now.matches("a long enough two", kept)).isFalse();
    }

    @Test
    void who_signs_in_is_kept_under_the_settings_of_now() throws Exception {
        var database = TestApi.database();
        try (var api = TestApi.start(database, Clock.systemUTC(), Map.of())) {
            api.awaitReady();
            api.register("ada@example.org");
            assertThat(kept(database)).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
        }

        var environment =
                Map.of("PORT", "0", "DATABASE_URL", database, "SECRET_KEY", TestApi.SECRET_KEY);
        try (var api = TestApi.of(App.start(ApiConfig.from(environment), Clock.systemUTC()))) {
            api.awaitReady();
            assertThat(api.login("ada@example.org", "something else").status()).isEqualTo(401);
            assertThat(kept(database)).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
            assertThat(api.login("ada@example.org", TestApi.PASSWORD).status()).isEqualTo(200);
            assertThat(kept(database)).startsWith("$argon2id$v=19$m=12288,t=3,p=1$");
            assertThat(api.login("ada@example.org", TestApi.PASSWORD).status()).isEqualTo(200);
        }
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
