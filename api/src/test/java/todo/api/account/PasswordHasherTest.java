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

class PasswordHasherTest {

    private static final Password RIGHT = Password.choose("a long enough one");
    private static final Password WRONG = Password.choose("a long enough two");

    @Test
    void a_stored_hash_has_the_cost_that_owasp_recommends() throws Exception {
        var database = TestApi.database();
        var environment =
                Map.of("PORT", "0", "DATABASE_URL", database, "SECRET_KEY", TestApi.SECRET_KEY);
        try (var api = TestApi.of(App.start(ApiConfig.from(environment), Clock.systemUTC()))) {
            api.awaitReady();
            api.register("ada@example.org");
        }

        assertThat(storedHash(database)).startsWith("$argon2id$v=19$m=12288,t=3,p=1$");
    }

    @Test
    void only_the_same_password_matches_and_none_matches_an_unknown_account() {
        var passwords = new PasswordHasher(new PasswordHasher.Cost(8, 1));
        var hash = Optional.of(passwords.hash(RIGHT));

        assertThat(passwords.matches(RIGHT, hash)).isTrue();
        assertThat(passwords.matches(WRONG, hash)).isFalse();
        assertThat(passwords.matches(RIGHT, Optional.empty())).isFalse();
    }

    @Test
    void a_hash_made_with_other_settings_still_matches() {
        var before = new PasswordHasher(new PasswordHasher.Cost(8, 1));
        var now = new PasswordHasher(new PasswordHasher.Cost(16, 2));
        var hash = Optional.of(before.hash(RIGHT));

        assertThat(now.matches(RIGHT, hash)).isTrue();
        assertThat(now.matches(WRONG, hash)).isFalse();
    }

    @Test
    void signing_in_rehashes_the_password_with_the_current_settings() throws Exception {
        var database = TestApi.database();
        try (var api = TestApi.start(database, Clock.systemUTC(), Map.of())) {
            api.awaitReady();
            api.register("ada@example.org");
            assertThat(storedHash(database)).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
        }

        var environment =
                Map.of("PORT", "0", "DATABASE_URL", database, "SECRET_KEY", TestApi.SECRET_KEY);
        try (var api = TestApi.of(App.start(ApiConfig.from(environment), Clock.systemUTC()))) {
            api.awaitReady();
            assertThat(api.login("ada@example.org", "something else").status()).isEqualTo(401);
            assertThat(storedHash(database)).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
            assertThat(api.login("ada@example.org", TestApi.PASSWORD).status()).isEqualTo(200);
            assertThat(storedHash(database)).startsWith("$argon2id$v=19$m=12288,t=3,p=1$");
            assertThat(api.login("ada@example.org", TestApi.PASSWORD).status()).isEqualTo(200);
        }
    }

    private static String storedHash(String database) throws SQLException {
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
