package todo.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

/** What one replica does to an account while another one is in the middle of something with it. */
class ConcurrentAccountChangesTest {

    private static final String OTHER = "an even longer one";

    /** Sets a password that nobody knows. */
    private static final String CHANGE_PASSWORD =
            """
            update users set password_hash =
              '$argon2id$v=19$m=8,t=1,p=1$' || repeat('A', 22) || '$' || repeat('A', 43)
            where email = ?
            """;

    private static DatabaseUrl url;
    private static TestApi api;

    private String email;
    private Client client;

    @BeforeAll
    static void start() {
        var database = TestApi.database();
        url = DatabaseUrl.parse(database);
        api = TestApi.start(database, Clock.systemUTC(), Map.of());
        api.awaitReady();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void register() {
        email = UUID.randomUUID() + "@example.org";
        client = api.signedIn(api.register(email));
    }

    @Test
    void signing_in_during_a_password_change_fails() throws Exception {
        var login = during(CHANGE_PASSWORD, () -> api.login(email, TestApi.PASSWORD));

        assertThat(login.status()).isEqualTo(401);
    }

    @Test
    void signing_in_during_the_deletion_of_the_account_fails() throws Exception {
        var login =
                during(
                        "delete from users where email = ?",
                        () -> api.login(email, TestApi.PASSWORD));

        assertThat(login.status()).isEqualTo(401);
    }

    @Test
    void creating_a_token_during_the_deletion_of_the_account_fails() throws Exception {
        var token =
                during(
                        "delete from users where email = ?",
                        () ->
                                client.post(
                                        "/api/auth/tokens", Map.of("name", "n", "scope", "read")));

        assertThat(token.status()).isEqualTo(409);
    }

    @Test
    void of_two_simultaneous_password_changes_the_first_wins() throws Exception {
        var change = during(CHANGE_PASSWORD, this::changePassword);

        assertThat(change.status()).isEqualTo(422);
        assertThat(change.body().at("/errors/0/pointer").textValue())
                .isEqualTo("/current_password");
        assertThat(api.login(email, OTHER).status()).isEqualTo(401);
    }

    @Test
    void a_password_change_is_rolled_back_if_ending_the_other_sessions_fails() throws Exception {
        api.login(email, TestApi.PASSWORD);
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create function refuse() returns trigger language plpgsql
                      as $$ begin raise exception 'no'; end $$;
                    create trigger refuse before delete on sessions for each row
                      execute function refuse();
                    """);

            assertThat(changePassword().status()).isEqualTo(500);

            statement.execute("drop function refuse() cascade");
        }
        assertThat(api.login(email, TestApi.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void changing_the_name_keeps_a_simultaneous_change_of_the_locale() throws Exception {
        var changed =
                during(
                        "update users set locale = 'de-AT' where email = ?",
                        () -> client.patch("/api/auth/me", Map.of("name", "Ada")));

        assertThat(changed.body().get("name").textValue()).isEqualTo("Ada");
        assertThat(changed.body().get("locale").textValue()).isEqualTo("de-AT");
        assertThat(client.get("/api/auth/me").body()).isEqualTo(changed.body());
    }

    private Client.Answer changePassword() {
        return client.post(
                "/api/auth/password",
                Map.of("current_password", TestApi.PASSWORD, "new_password", OTHER));
    }

    /**
     * @param sql committed once {@code request} waits for its lock
     */
    private <T> T during(String sql, Callable<T> request) throws Exception {
        var answer = new FutureTask<>(request);
        try (var connection = connection();
                var statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            statement.setString(1, email);
            statement.executeUpdate();
            Thread.startVirtualThread(answer);
            while (!answer.isDone() && !isLockAwaited(connection)) {
                Thread.onSpinWait();
            }
            connection.commit();
        }
        return answer.get();
    }

    private static boolean isLockAwaited(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select count(*) from pg_locks where not granted")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }
}
