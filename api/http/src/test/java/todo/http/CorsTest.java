package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.failure.Failure;
import todo.failure.FailureCode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorsTest {

    private static final String OURS = "https://todo.example";

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeAll
    void start() throws IOException {
        var routes =
                new Routes()
                        .get(
                                "/hello",
                                request -> Response.json(200, "hello").with("Vary", "Accept"))
                        .post(
                                "/hello",
                                request -> {
                                    throw new Failure.Conflict(FailureCode.OPEN_SUBTASKS, "No.");
                                });
        var filters = List.of(new Cors(Set.of(OURS, "http://localhost:3000")), Problems.json());
        server = Servers.start(routes, filters);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_page_of_a_configured_origin_may_read_the_answer() throws IOException {
        var answer = RawClient.ask(server, "GET /hello", "Origin: " + OURS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OURS);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .isEqualTo(
                        "Conversation-Id, ETag, Idempotency-Replayed, Location, Retry-After, WWW-Authenticate, X-Request-Id");
    }

    @Test
    void a_page_of_a_configured_origin_may_read_an_error() throws IOException {
        var answer = RawClient.ask(server, "POST /hello", "Origin: " + OURS);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://todo.example.evil",
                "https://evil-todo.example",
                "http://todo.example",
                "https://todo.example:8443",
                "HTTPS://TODO.EXAMPLE",
                "http://localhost",
                "null",
                "*"
            })
    void another_origin_gets_no_cors_headers(String origin) throws IOException {
        for (var line : List.of("GET /hello", "POST /hello", "OPTIONS /hello")) {
            var answer =
                    RawClient.ask(
                            server,
                            line,
                            "Origin: " + origin,
                            "Access-Control-Request-Method: POST");

            assertThat(answer.headers().asMap().keySet())
                    .noneMatch(name ->
                            name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
        }
    }

    @Test
    void every_answer_says_that_it_varies_with_the_origin() throws IOException {
        var without = RawClient.ask(server, "GET /hello");
        var other = RawClient.ask(server, "GET /hello", "Origin: https://other.example");
        var ours = RawClient.ask(server, "GET /hello", "Origin: " + OURS);

        for (var answer : List.of(without, other, ours)) {
            assertThat(answer.headers().all("Vary")).containsExactly("Accept", "Origin");
        }
    }

    @Test
    void a_preflight_is_answered_with_what_the_api_takes() throws IOException {
        var answer =
                RawClient.ask(
                        server,
                        "OPTIONS /hello",
                        "Origin: http://localhost:3000",
                        "Access-Control-Request-Method: PATCH",
                        "Access-Control-Request-Headers: authorization, content-type");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Allow-Methods"))
                .isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers").split(", "))
                .contains(
                        "Authorization",
                        "Content-Type",
                        "If-Match",
                        "If-None-Match",
                        "Idempotency-Key",
                        "X-Request-Id");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(answer.header("Vary")).isEqualTo("Origin");
    }

    @Test
    void options_that_are_no_preflight_are_the_routes() throws IOException {
        var answer = RawClient.ask(server, "OPTIONS /hello", "Origin: " + OURS);

        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(answer.headers().has("Access-Control-Allow-Methods")).isFalse();
    }

    @Test
    void without_configured_origins_answers_stay_as_they_are() {
        Handler handler = request -> Response.status(204);

        assertThat(new Cors(Set.of()).around(handler)).isSameAs(handler);
    }

    @Test
    void pages_of_any_origin_may_call_a_public_path_without_credentials() throws IOException {
        var routes = new Routes().post("/hello", request -> Response.status(200));
        var cors = new Cors(Set.of(OURS), Set.of("/hello"));
        try (var open = Servers.start(routes, List.of(cors, Problems.json()))) {
            for (var origin : List.of(OURS, "https://stranger.example")) {
                var preflight =
                        RawClient.ask(
                                open,
                                "OPTIONS /hello",
                                "Origin: " + origin,
                                "Access-Control-Request-Method: POST");
                assertThat(preflight.status()).isEqualTo(204);
                assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
                var answer = RawClient.ask(open, "POST /hello", "Origin: " + origin);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
                assertThat(answer.headers().has("Access-Control-Allow-Credentials")).isFalse();
            }
        }
    }

    @Test
    void origins_are_read_from_a_comma_separated_list_and_from_a_json_list() {
        var expected = Set.of("https://todo.example", "http://localhost:3000", "http://[::1]:3000");

        assertThat(read("https://todo.example, http://localhost:3000,http://[::1]:3000"))
                .isEqualTo(expected);
        assertThat(
                        read(
                                "[\"https://todo.example\", \"http://localhost:3000\", \"http://[::1]:3000\"]"))
                .isEqualTo(expected);
        assertThat(read("")).isEmpty();
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void a_star_is_refused_with_the_reason() {
        for (var star : List.of("*", "[\"*\"]", "https://todo.example,*", "https://*.example")) {
            assertThatThrownBy(() -> read(star))
                    .hasMessageEndingWith(
                            "CORS_ORIGINS may not contain *: browsers send credentials here,"
                                    + " so list every origin.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.example",
                "https://secret.example/",
                "https://secret.example/app",
                "https://Secret.example",
                "https://secret.example:443",
                "http://secret.example:80",
                "https://user@secret.example",
                "null",
                "http://",
                "[\"secret\"]",
                "[null]",
                "https://ok.example,,https://secret.example"
            })
    void an_invalid_origin_is_reported_by_position_without_the_value(String value) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(Env.InvalidEnvironment.class)
                .hasMessageContaining("CORS_ORIGINS has an invalid origin at position ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"secret", "[1", "[{}]", "[\"https://a.example\"] secret"})
    void a_malformed_json_list_is_reported_without_the_value(String value) {
        assertThatThrownBy(() -> read(value))
                .hasMessageContaining(
                        "CORS_ORIGINS has to be a JSON list of strings if it begins with [")
                .hasMessageNotContaining("secret");
    }

    private static Set<String> read(String value) {
        var env = new Env(Map.of("CORS_ORIGINS", value));
        var origins = Cors.origins(env);
        env.check();
        return origins;
    }
}
