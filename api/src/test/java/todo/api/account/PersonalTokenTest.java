package todo.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;

class PersonalTokenTest {

    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));

    private static TestApi api;
    private String email;
    private Client client;

    @BeforeAll
    static void start() {
        api = TestApi.start(TestApi.database(), CLOCK, Map.of());
        api.awaitReady();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void signIn() {
        email = UUID.randomUUID() + "@example.org";
        client = api.signedIn(api.register(email));
    }

    @Test
    void a_write_token_acts_for_its_owner() {
        var program = program(Map.of("name", "backup", "scope", "write"));

        assertThat(program.post("/api/tasks", Map.of("title", "By a program")).status())
                .isEqualTo(201);
        assertThat(client.get("/api/tasks").body().get("total").intValue()).isEqualTo(1);
        assertThat(program.get("/api/auth/me").body()).isEqualTo(client.get("/api/auth/me").body());
    }

    @Test
    void a_read_only_token_cannot_write() {
        var id = client.post("/api/tasks", Map.of("title", "t")).body().get("id").textValue();
        var program = program(Map.of("name", "screen", "scope", "read"));

        assertThat(program.get("/api/tasks").status()).isEqualTo(200);
        assertThat(program.post("/api/tasks", Map.of("title", "t")).status()).isEqualTo(403);
        assertThat(program.patch("/api/tasks/" + id, Map.of("title", "u")).status()).isEqualTo(403);
        assertThat(program.delete("/api/tasks/" + id).status()).isEqualTo(403);
    }

    @Test
    void no_personal_token_can_change_the_account() {
        var program = program(Map.of("name", "greedy", "scope", "write"));

        assertThat(program.patch("/api/auth/me", Map.of("name", "x")).status()).isEqualTo(403);
        assertThat(program.delete("/api/auth/me").status()).isEqualTo(403);
        assertThat(program.get("/api/auth/tokens").status()).isEqualTo(403);
        assertThat(program.get("/api/auth/sessions").status()).isEqualTo(403);
        assertThat(program.post("/api/auth/logout", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void a_token_ends_when_it_expires_or_is_deleted() {
        var hour = program(Map.of("name", "hour", "scope", "read", "expires_at", inSeconds(3600)));
        var ever = program(Map.of("name", "ever", "scope", "read"));
        assertThat(hour.get("/api/tasks").status()).isEqualTo(200);

        CLOCK.advance(Duration.ofMinutes(61));
        assertThat(hour.get("/api/tasks").status()).isEqualTo(401);
        assertThat(ever.get("/api/tasks").status()).isEqualTo(200);
        CLOCK.advance(Duration.ofMinutes(-61));

        var tokens = client.get("/api/auth/tokens").body().get("tokens");
        assertThat(tokens)
                .extracting(token -> token.get("name").textValue())
                .containsExactly("ever", "hour");
        assertThat(tokens.toString()).doesNotContain("todo_");
        var path = "/api/auth/tokens/" + tokens.get(0).get("id").textValue();
        assertThat(api.newUser().delete(path).status()).isEqualTo(404);
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(ever.get("/api/tasks").status()).isEqualTo(401);
    }

    @Test
    void a_forged_token_is_refused() {
        assertThat(api.bearing("todo_x").get("/api/tasks").status()).isEqualTo(401);
        assertThat(api.bearing("todo_x").get("/api/auth/tokens").status()).isEqualTo(401);
    }

    @Test
    void a_token_needs_a_name_and_a_scope() {
        var answer = client.post("/api/auth/tokens", Map.of("scope", "admin"));

        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("pointer").textValue())
                .containsExactly("/name", "/scope");
    }

    @Test
    void a_user_has_at_most_fifty_unexpired_tokens() {
        var hour = Map.of("name", "n", "scope", "read", "expires_at", inSeconds(3600));
        program(hour);
        for (var n = 1; n < 50; n++) {
            program(Map.of("name", "n", "scope", "read"));
        }
        assertThat(client.post("/api/auth/tokens", hour).status()).isEqualTo(409);

        CLOCK.advance(Duration.ofHours(1));
        client = api.signedIn(api.login(email, TestApi.PASSWORD));
        program(Map.of("name", "n", "scope", "read"));
        var most = client.post("/api/auth/tokens", Map.of("name", "n", "scope", "read"));
        assertThat(most.status()).isEqualTo(409);
        assertThat(client.get("/api/auth/tokens").body().get("tokens")).hasSize(51);
    }

    @Test
    void an_expiry_in_the_past_is_refused() {
        for (var seconds : new int[] {-3600, 0}) {
            var past = Map.of("name", "n", "scope", "read", "expires_at", inSeconds(seconds));

            var answer = client.post("/api/auth/tokens", past);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/expires_at");
        }
    }

    private static String inSeconds(long seconds) {
        return CLOCK.instant().plusSeconds(seconds).toString();
    }

    private Client program(Map<String, String> wanted) {
        CLOCK.advance(Duration.ofSeconds(1));
        var answer = client.post("/api/auth/tokens", wanted);
        assertThat(answer.status()).isEqualTo(201);
        return api.bearing(answer.body().get("token").textValue());
    }
}
