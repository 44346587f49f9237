package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsTest {

    @SuppressWarnings("NullAway.Init")
    private List<JsonNode> lines;

    @SuppressWarnings("NullAway.Init")
    private RawClient.Answer last;

    @BeforeAll
    void run() throws IOException {
        try (var service = new TestService()) {
            try (var client = RawClient.to(service.port())) {
                client.request(
                                "GET /tasks/a%0d%0ab?q=secret",
                                "X-Request-Id: request-1", "Authorization: Bearer secret")
                        .answer();
                client.request("GET /broken", "X-Request-Id: request-2").answer();
                client.request("GET /quiet").answer();
                client.request("GET /feeds/secret.ics").answer();
            }
            try (var odd = RawClient.to(service.port())) {
                odd.send("G\n{\"status\":1} / HTTP/1.1\r\nHost: x\r\n\r\n").answer();
            }
            try (var leaving = RawClient.to(service.port()).request("GET /leave")) {
                service.await("busy");
                service.terminate();
                last = leaving.answer();
            }
            lines = service.lines(); // each of which is JSON, else this throws
        }
    }

    @Test
    void a_service_that_is_told_to_leave_answers_what_it_has_begun() {
        assertThat(last.body()).isEqualTo("\"left in order\"");
        assertThat(last.closes()).isTrue();
    }

    @Test
    void every_request_is_one_line() {
        assertThat(all("logger", "access")).hasSize(5);
        var line = all("path", "/tasks/a%0d%0ab").getFirst();

        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("timestamp").asText()).endsWith("Z");
        assertThat(line.path("request_id").asText()).isEqualTo("request-1");
        assertThat(line.path("method").asText()).isEqualTo("GET");
        assertThat(line.path("route").asText()).isEqualTo("/tasks/{id}");
        assertThat(line.path("status").asText()).isEqualTo("204");
        assertThat(line.path("duration_ms").asText()).matches("[0-9]+");
        assertThat(line.path("peer").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void what_is_logged_meanwhile_carries_the_requests_id() {
        assertThat(all("request_id", "request-1")).hasSize(4);
    }

    @Test
    void a_line_break_stays_inside_its_line() {
        assertThat(all("message", "one\ntwo\r\n{{\"three\":3}}")).hasSize(1);
    }

    @Test
    void what_libraries_log_in_other_ways_ends_in_the_same_stream() {
        var jul = all("logger", "todo.jul").getFirst();

        assertThat(jul.path("message").asText()).isEqualTo("by JUL\nand more");
        assertThat(jul.path("level").asText()).isEqualTo("WARN");
        assertThat(jul.path("stacktrace").asText()).contains("java.io.IOException: a\nb");
        assertThat(all("message", "by System.Logger").getFirst().path("level").asText())
                .isEqualTo("ERROR");
    }

    @Test
    void the_cause_of_the_unforeseen_is_found_under_the_requests_id() {
        var error =
                all("request_id", "request-2").stream()
                        .filter(line -> line.path("level").asText().equals("ERROR"))
                        .findFirst()
                        .orElseThrow();

        assertThat(error.path("message").asText()).isEqualTo("GET /broken failed");
        assertThat(error.path("stacktrace").asText())
                .contains("IllegalStateException: what happened");
    }

    @Test
    void neither_queries_nor_tokens_nor_what_nobody_asked_for_is_logged() {
        assertThat(all("path", "/feeds/{secret}.ics")).hasSize(1);
        assertThat(lines)
                .noneMatch(line -> line.toString().replace("{secret}", "").contains("secret"));
        assertThat(lines).noneMatch(line -> line.toString().contains("nobody asked"));
        assertThat(lines).noneMatch(line -> line.toString().contains("not at this level"));
        assertThat(all("route", "/quiet")).isEmpty();
    }

    private List<JsonNode> all(String field, String value) {
        return lines.stream().filter(line -> line.path(field).asText().equals(value)).toList();
    }
}
