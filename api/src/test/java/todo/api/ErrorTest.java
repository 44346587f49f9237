package todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for answers wherever they come from; {@link RouteTest} asks every route. */
class ErrorTest {

    private static TestApi api;
    private static Client client;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        client = api.newUser();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void a_method_that_is_not_offered_is_a_405_that_says_which_are() {
        var answer = client.delete("/api/tasks");

        assertProblem(answer, 405);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    }

    @Test
    void an_address_that_is_none_is_a_404() {
        assertProblem(client.get("/api/nothing"), 404);
    }

    @Test
    void an_answer_carries_the_version_and_the_headers_that_keep_browsers_safe() {
        for (var path : new String[] {"/api/tasks", "/api/nothing", "/health"}) {
            var answer = client.get(path);
            assertThat(answer.header("api-version")).isEqualTo("v1");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
            assertThat(answer.header("content-security-policy")).contains("default-src 'none'");
        }
    }

    @Test
    void requests_are_counted_by_the_template_of_their_route() {
        client.get("/api/tasks/00000000-0000-7000-8000-000000000000");
        client.get("/secret/path");

        var metrics = api.client().get("/metrics").text();

        assertThat(metrics)
                .contains(
                        "http_requests_total{method=\"GET\",path=\"/api/tasks/{id}\",status=\"404\",}")
                .contains(
                        "http_request_duration_seconds_bucket{method=\"GET\",path=\"/api/tasks/{id}\",le=")
                .contains("http_requests_in_progress")
                .contains("hikaricp_active_connections")
                .contains("jvm_memory_pool_bytes_used")
                .doesNotContain("00000000-0000", "secret");
    }

    private static void assertProblem(Client.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("type").textValue()).startsWith("/problems/");
        assertThat(answer.body().has("title")).isTrue();
        assertThat(answer.body().get("status").intValue()).isEqualTo(status);
        assertThat(answer.body().get("detail").textValue()).endsWith(".");
        assertThat(answer.body().get("request_id").textValue())
                .isEqualTo(answer.header("x-request-id"));
    }
}
