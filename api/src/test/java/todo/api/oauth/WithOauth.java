package todo.api.oauth;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;

/** One API with OAuth for all tests of a class, with a new user and a new client for each. */
abstract class WithOauth {

    static String database;
    static TestApi api;
    static MovableClock clock;

    @SuppressWarnings("NullAway.Init")
    Client user;

    @SuppressWarnings("NullAway.Init")
    OauthClientProgram program;

    @BeforeAll
    static void startApi() {
        clock = new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));
        database = TestApi.database();
        api = TestApi.start(database, clock, Map.of("OAUTH", OauthClientProgram.ISSUER));
        api.awaitReady();
    }

    @AfterAll
    static void stopApi() {
        api.close();
    }

    @BeforeEach
    void register() {
        user = api.newUser();
        program = OauthClientProgram.registered(api);
    }

    /** The status of a call of MCP with a token. */
    static int mcp(String token) {
        return post(api.bearing(token), "/mcp").status();
    }

    static Client.Answer post(Client client, String path) {
        return client.post(
                path, Map.of("jsonrpc", "2.0", "id", 1, "method", "ping", "params", Map.of()));
    }
}
