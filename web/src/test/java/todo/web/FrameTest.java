package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What surrounds the pages: static files, headers, probes, errors. */
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
                Pattern.compile("/assets/app\\.[0-9a-f]{10}\\.css")
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
    void assets_are_kept_for_a_year_and_compressed_as_the_client_likes(
            String accepted, String encoding) {
        visitor.with("Accept-Encoding", accepted);
        var answer = visitor.get(styleSheet());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValue("public, max-age=31536000, immutable");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(encoding);
    }

    @Test
    void an_asset_that_was_not_built_is_not_there() {
        assertThat(visitor.get("/assets/app.css").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/assets/Assets.class").statusCode()).isEqualTo(404);
    }

    @Test
    void every_page_forbids_what_it_does_not_need() {
        for (var path : new String[] {"/sign-in", "/nothing"}) {
            var headers = visitor.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void health_answers_even_while_the_api_is_away() {
        api.close();
        var answer = visitor.get("/api/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"healthy\",\"timestamp\":\"2026-11-23T12:00:00Z\"}");
    }

    @Test
    void metrics_count_by_route() {
        visitor.get("/tasks/" + FakeApi.ID);
        assertThat(visitor.get("/metrics").body())
                .contains(
                        "http_requests_total{method=\"GET\",path=\"/tasks/{id}\",status=\"303\",} 1.0");
    }

    @Test
    void metrics_are_nobodys_who_comes_through_a_proxy() {
        visitor.with("X-Forwarded-For", "203.0.113.7");
        assertThat(visitor.get("/metrics").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/api/health").statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_address_is_a_page_for_a_person() {
        var answer = visitor.get("/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>Not here</h1>", "Back to your tasks");
    }
}
