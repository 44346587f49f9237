package todo.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.failure.Failure;
import todo.web.FakeApi;

class ApiClientTest {

    private static final ApiCall CALL = new ApiCall("GET", "/api/tasks", Map.of(), null);

    @ParameterizedTest
    @CsvSource({
        "400, BadRequest",
        "401, Unauthorized",
        "403, Forbidden",
        "404, NotFound",
        "405, MethodNotAllowed",
        "409, Conflict",
        "412, PreconditionFailed",
        "413, TooLarge",
        "415, UnsupportedMediaType",
        "422, Invalid",
        "429, TooManyRequests",
        "500, Unavailable",
        "502, Unavailable",
        "503, Unavailable"
    })
    void a_problem_is_the_failure_that_it_was_there(int status, String failure) {
        try (var api = FakeApi.start().fail("GET /api/tasks", status, "In words.")) {
            var pending = new ApiClient(api.address()).send(CALL);
            assertThatThrownBy(pending::await)
                    .satisfies(thrown ->
                            assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure));
        }
    }

    @Test
    void what_does_not_answer_in_time_is_away() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var client =
                    new ApiClient(
                            URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                            Duration.ofMillis(100));
            assertThatThrownBy(() -> client.send(CALL).await())
                    .isInstanceOf(Failure.Unavailable.class);
        }
    }

    @Test
    void what_is_not_json_is_away() {
        try (var api = FakeApi.start().on("GET /api/tasks", 200, "<html>")) {
            assertThatThrownBy(() -> new ApiClient(api.address()).send(CALL).await())
                    .isInstanceOf(Failure.Unavailable.class);
        }
    }
}
