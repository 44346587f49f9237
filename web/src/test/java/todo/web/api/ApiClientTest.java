package todo.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.failure.Failure;
import todo.failure.FailureCode;
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
    void a_problem_becomes_the_failure_of_its_status(int status, String failure) {
        try (var api = FakeApi.start().fail("GET /api/tasks", status, "In words.")) {
            var pending = new ApiClient(api.address()).send(CALL);
            assertThatThrownBy(pending::await)
                    .satisfies(thrown ->
                            assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure));
        }
    }

    @ParameterizedTest
    @CsvSource({"open-subtasks, OPEN_SUBTASKS", "busy, BUSY", "of-a-newer-version, INTERNAL_ERROR"})
    void a_failure_has_the_code_of_the_problem(String type, FailureCode code) {
        var problem = "{\"type\":\"/problems/%s\",\"detail\":\"In words.\"}".formatted(type);
        try (var api = FakeApi.start().on("GET /api/tasks", 409, problem)) {
            var pending = new ApiClient(api.address()).send(CALL);
            assertThatThrownBy(pending::await)
                    .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
                    .extracting(Failure::code)
                    .isEqualTo(code);
        }
    }

    @Test
    void a_write_names_its_operation() {
        try (var api = FakeApi.start().on("POST /api/tasks", 201, "{}")) {
            var pending =
                    new ApiClient(api.address())
                            .send(new ApiCall("POST", "/api/tasks", Map.of(), Map.of()));
            pending.await();
            assertThat(pending.operation()).hasToString(FakeApi.OPERATION);
        }
    }

    @Test
    void a_late_response_is_unavailable() throws IOException {
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
    void a_response_that_is_not_json_is_unavailable() {
        try (var api = FakeApi.start().on("GET /api/tasks", 200, "<html>")) {
            assertThatThrownBy(() -> new ApiClient(api.address()).send(CALL).await())
                    .isInstanceOf(Failure.Unavailable.class);
        }
    }
}
