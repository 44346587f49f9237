package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Static files, headers, probes and error pages. */
class FrameTest {

    private final FakeApi api = FakeApi.start();
    private final Visitor visitor = Visitor.of(api.address());

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    private String styleSheet() {
        var link =
                Pattern.compile("/assets/styles\\.[0-9a-f]{10}\\.css")
                        .matcher(visitor.get("/sign-in").body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, deflate, br', br",
        "gzip;q=0.5, gzip",
        "'br;q=0, gzip', gzip",
        "identity, ''",
        "'', ''"
    })
    void assets_are_cached_for_a_year_and_compressed_as_the_client_accepts(
            String accepted, String encoding) {
        var path = styleSheet();
        var answer = visitor.with("Accept-Encoding", accepted).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValue("public, max-age=31536000, immutable");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(encoding);
    }

    @Test
    void an_unknown_asset_is_not_found() {
        assertThat(visitor.get("/assets/app.css").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/assets/Assets.class").statusCode()).isEqualTo(404);
    }

    @Test
    void every_page_has_a_strict_content_security_policy() {
        for (var path : new String[] {"/sign-in", "/nothing"}) {
            var headers = visitor.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("Permissions-Policy").orElse(""))
                    .contains("camera=()", "microphone=()", "geolocation=()");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void health_answers_while_the_api_is_unavailable() {
        api.close();
        var answer = visitor.get("/api/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"healthy\",\"timestamp\":\"2026-11-23T12:00:00Z\"}");
    }

    @Test
    void metrics_count_requests_by_route() {
        visitor.get("/tasks/" + FakeApi.ID);
        assertThat(visitor.get("/metrics").body())
                .contains(
                        "http_requests_total{method=\"GET\",path=\"/tasks/{id}\",status=\"303\",} 1.0");
    }

    @Test
    void metrics_are_not_found_through_a_proxy() {
        visitor.with("X-Forwarded-For", "203.0.113.7");
        assertThat(visitor.get("/metrics").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/api/health").statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_address_is_an_error_page() {
        var answer = visitor.get("/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>Page not found</h1>", "Back to your tasks");
    }
}
