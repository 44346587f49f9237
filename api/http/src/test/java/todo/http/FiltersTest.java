package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.json.Json;

/** All filters together, in the order in which the services use them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiltersTest {

    private static final Map<String, Failure> FAILURES =
            Map.of(
                    "400", new Failure.BadRequest("Why."),
                    "401", new Failure.Unauthorized("Why."),
                    "403", new Failure.Forbidden(FailureCode.READ_ONLY_TOKEN, "Why."),
                    "404", new Failure.NotFound("Why."),
                    "409", new Failure.Conflict(FailureCode.OPEN_SUBTASKS, "Why."),
                    "412", new Failure.PreconditionFailed("Why."),
                    "413", new Failure.TooLarge("Why."),
                    "415", new Failure.UnsupportedMediaType("Why."),
                    "422",
                            new Failure.Invalid(
                                    List.of(
                                            new Failure.Fault("/title", "Why."),
                                            new Failure.Fault("?limit", "And why."))),
                    "503",
                            new Failure.Unavailable(
                                    FailureCode.OVERLOADED, "Why.", Duration.ofMillis(2500)));

    private final Metrics metrics = new Metrics();
    private final CountDownLatch entered = new CountDownLatch(2);
    private final CountDownLatch released = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeAll
    void start() throws IOException {
        var routes =
                new Routes()
                        .get("/health", request -> Response.json(200, "healthy"))
                        .get("/metrics", metrics::show)
                        .get("/tasks/{id}", request -> Response.json(200, request.id()))
                        .get(
                                "/own",
                                request -> Response.status(200).with("Cache-Control", "max-age=1"))
                        .get(
                                "/slow",
                                request -> {
                                    entered.countDown();
                                    try {
                                        released.await();
                                    } catch (InterruptedException cut) {
                                        Thread.currentThread().interrupt();
                                    }
                                    return Response.status(200);
                                })
                        .get(
                                "/broken",
                                request -> {
                                    throw new IllegalStateException("secret");
                                })
                        .get("/endless", FiltersTest::endless)
                        .get(
                                "/failure/{status}",
                                request -> {
                                    throw FAILURES.getOrDefault(
                                            request.pathParameter("status"),
                                            new Failure.NotFound("?"));
                                });
        var exempt = Set.of("/health", "/metrics");
        var filters =
                List.of(
                        new AccessLog(exempt),
                        metrics,
                        new SecurityHeaders("default-src 'none'"),
                        Problems.json(),
                        new LoadShedding(new ConcurrencyLimit(2), exempt));
        server = Servers.start(routes, filters);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Response endless(Request request) {
        return endless(request).with("A", "b");
    }

    @AfterAll
    void stop() {
        released.countDown();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, bad-request, Bad request",
        "401, not-signed-in, Not signed in",
        "403, read-only-token, This token may only read",
        "404, not-found, Not found",
        "409, open-subtasks, Subtasks are open",
        "412, changed-elsewhere, Changed elsewhere",
        "413, too-large, Too large",
        "415, unsupported-media-type, Unsupported media type",
        "422, invalid, Invalid",
        "503, overloaded, Too many requests are in progress"
    })
    void each_failure_has_its_status_and_problem_type(int status, String type, String title)
            throws IOException {
        var answer = RawClient.ask(server, "GET /failure/" + status, "X-Request-Id: request-1");
        var problem = Json.MAPPER.readTree(answer.body());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + type);
        assertThat(problem.path("title").asText()).isEqualTo(title);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isEqualTo("Why.");
        assertThat(problem.path("request_id").asText()).isEqualTo("request-1");
        assertThat(problem.has("errors")).isEqualTo(status == 422);
        assertThat(answer.headers().first("WWW-Authenticate"))
                .isEqualTo(status == 401 ? "Bearer" : null);
        assertThat(answer.headers().first("Retry-After")).isEqualTo(status == 503 ? "2" : null);
    }

    @Test
    void every_broken_rule_is_pointed_at() throws IOException {
        var errors =
                Json.MAPPER
                        .readTree(RawClient.ask(server, "GET /failure/422").body())
                        .path("errors");

        assertThat(errors.findValuesAsText("pointer")).containsExactly("/title", "?limit");
        assertThat(errors.findValuesAsText("detail")).containsExactly("Why.", "And why.");
    }

    @Test
    void a_method_that_is_not_there_is_a_problem_too() throws IOException {
        var answer = RawClient.ask(server, "TRACE /tasks/1");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/endless"})
    void an_unexpected_exception_has_a_constant_answer(String path) throws IOException {
        var answer = RawClient.ask(server, "GET " + path, "X-Request-Id: request-2");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"type\":\"/problems/internal-error\",\"title\":\"Internal error\",\"status\":500,"
                                + "\"detail\":\"Something went wrong on the server. The log has the cause under this request_id.\","
                                + "\"request_id\":\"request-2\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /tasks/1",
                "GET /broken",
                "GET /nowhere",
                "POST /own",
                "GET /../x",
                "OPTIONS /own",
                "HEAD /own"
            })
    void every_answer_has_the_security_headers_and_so_have_errors(String line) throws IOException {
        var answer = RawClient.ask(server, line);

        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control"))
                .isEqualTo(line.equals("HEAD /own") ? "max-age=1" : "no-store");
        assertThat(answer.headers().has("Strict-Transport-Security")).isFalse();
    }

    @Test
    void behind_tls_a_browser_is_told_to_stay_there() throws IOException {
        assertThat(
                        RawClient.ask(server, "GET /nowhere", "X-Forwarded-Proto: https")
                                .header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }

    @Test
    void a_request_id_is_taken_over_where_it_is_plain() throws IOException {
        var answer = RawClient.ask(server, "GET /tasks/1", "X-Request-Id: 0199-ab_c.D");

        assertThat(answer.body()).isEqualTo("\"0199-ab_c.D\"");
        assertThat(answer.header("X-Request-Id")).isEqualTo("0199-ab_c.D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "has space in it",
                "quote\"quote",
                "semi;colon;",
                "umlaut-\u00e4\u00f6\u00fc"
            })
    void an_invalid_request_id_is_replaced(String odd) throws IOException {
        assertThat(
                        RawClient.ask(server, "GET /nowhere", "X-Request-Id: " + odd)
                                .header("X-Request-Id"))
                .matches("[0-9a-f]{16}");
        assertThat(
                        RawClient.ask(server, "GET /x", "X-Request-Id: " + "x".repeat(65))
                                .header("X-Request-Id"))
                .hasSize(16);
    }

    @Test
    void requests_are_counted_by_the_template_of_their_route_alone() throws IOException {
        for (var line :
                List.of(
                        "GET /tasks/milk",
                        "GET /tasks/0815",
                        "BREW /tasks/1",
                        "GET /unheard-of",
                        "GET /a/../b")) {
            RawClient.ask(server, line);
        }
        var shown = RawClient.ask(server, "GET /metrics");

        assertThat(shown.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(shown.body())
                .contains(
                        "http_requests_total{method=\"GET\",path=\"/tasks/{id}\",status=\"200\",} ")
                .contains(
                        "http_requests_total{method=\"other\",path=\"/tasks/{id}\",status=\"405\",} ")
                .contains("http_requests_total{method=\"GET\",path=\"(none)\",status=\"404\",} ")
                .contains("http_requests_total{method=\"other\",path=\"(none)\",status=\"400\",} ")
                .contains(
                        "http_request_duration_seconds_bucket{method=\"GET\",path=\"/tasks/{id}\",le=\"0.001\",} ")
                .contains("http_requests_in_progress 1")
                .contains("jvm_memory_pool_bytes_used")
                .contains("process_cpu_seconds_total")
                .doesNotContain("milk", "unheard-of", "BREW");
        assertThat(RawClient.ask(server, "GET /metrics").status()).isEqualTo(200);
    }

    @Test
    void a_busy_service_says_so_at_once_and_its_probes_are_answered() throws Exception {
        try (var first = RawClient.to(server).request("GET /slow");
                var second = RawClient.to(server).request("GET /slow")) {
            entered.await();
            var shed = RawClient.ask(server, "GET /tasks/1");

            assertThat(shed.status()).isEqualTo(503);
            assertThat(shed.header("Retry-After")).isEqualTo("1");
            assertThat(RawClient.ask(server, "GET /health").status()).isEqualTo(200);
            assertThat(RawClient.ask(server, "GET /metrics").status()).isEqualTo(200);

            released.countDown();
            assertThat(first.answer().status()).isEqualTo(200);
            assertThat(second.answer().status()).isEqualTo(200);
            assertThat(RawClient.ask(server, "GET /tasks/1").status()).isEqualTo(200);
        }
    }
}
