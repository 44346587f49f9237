package todo.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;

/** Nobody can use this service to send many requests to another one. */
class DocumentLimitTest {

    private static final String SITE = "https://app.example.com/";
    private static final String KNOWN = SITE + "known.json";

    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));

    private static HttpsScript server;
    private static TestApi one;
    private static TestApi two;

    @SuppressWarnings("NullAway.Init") // before every test
    private Client user;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        server = HttpsScript.start(directory);
        var database = TestApi.database();
        one = start(database);
        two = start(database);
    }

    private static TestApi start(String database) {
        var oauth = Map.of("OAUTH", OauthClientProgram.ISSUER);
        var api = TestApi.start(database, CLOCK, oauth, chat -> chat, server.fetch());
        api.awaitReady();
        return api;
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
        server.close();
    }

    @BeforeEach
    void publish() {
        user = one.newUser();
        server.answersJson(
                """
                {"client_id": "%s", "client_name": "Known", "redirect_uris": ["%s"]}\
                """
                        .formatted(KNOWN, OauthClientProgram.REDIRECT));
    }

    /** The same user at the other replica. */
    private static Client at(TestApi api, Client user) {
        return api.client().with("Authorization", String.valueOf(user.header("Authorization")));
    }

    private Client.Answer ask(TestApi api, String id) {
        return OauthClientProgram.of(api, id).ask(at(api, user));
    }

    /** Clients without a document of their own, each of which causes a request. */
    private void askForUnknown(int count) {
        for (var n = 0; n < count; n++) {
            assertThat(ask(n % 2 == 0 ? one : two, SITE + n + ".json").status()).isEqualTo(400);
        }
    }

    @Test
    void a_user_causes_thirty_requests_at_once_and_then_thirty_an_hour() {
        askForUnknown(30);
        assertThat(server.requests).hasSize(30);

        var refused = ask(one, SITE + "next.json");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isEqualTo("121");
        assertThat(refused.body().get("detail").textValue())
                .isEqualTo("You have tried to connect too many apps. Try again in 2 minutes.");
        var query = OauthClientProgram.of(two, SITE + "next.json");
        assertThat(query.decide(at(two, user), "allow", List.of("read")).status()).isEqualTo(429);
        assertThat(server.requests).hasSize(30);

        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(ask(two, SITE + "next.json").status()).isEqualTo(400);
        assertThat(ask(one, SITE + "next.json").status()).isEqualTo(429);
    }

    @Test
    void an_app_whose_document_is_at_hand_is_not_limited() {
        assertThat(ask(one, KNOWN).status()).isEqualTo(200);
        askForUnknown(29);
        assertThat(ask(one, SITE + "next.json").status()).isEqualTo(429);

        assertThat(ask(one, KNOWN).status()).isEqualTo(200);
        assertThat(OauthClientProgram.registered(one).ask(user).status()).isEqualTo(200);
    }

    @Test
    void an_address_that_is_not_allowed_is_not_counted() {
        for (var n = 0; n < 31; n++) {
            assertThat(ask(one, "https://localhost/" + n).status()).isEqualTo(400);
        }

        assertThat(ask(one, KNOWN).status()).isEqualTo(200);
    }

    @Test
    void other_users_need_not_wait() {
        askForUnknown(30);
        user = one.newUser();

        assertThat(ask(one, KNOWN).status()).isEqualTo(200);
    }
}
