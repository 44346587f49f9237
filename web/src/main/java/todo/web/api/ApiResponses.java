package todo.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Problem;

/** Reads the API's responses: a value, or the failure that the API describes. */
final class ApiResponses {

    private ApiResponses() {}

    /**
     * @throws Failure that the response describes
     * @throws IOException if the body is not JSON
     */
    static JsonNode read(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() < 300) {
            return ApiClient.parse(answer.body());
        }
        throw failure(answer, answer.body());
    }

    /**
     * @return the failure that the body describes
     * @throws IOException if the body is not JSON
     */
    static Failure failure(HttpResponse<?> answer, byte[] body) throws IOException {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            // From a proxy in front of the API.
            return answer.statusCode() == 401
                    ? new Failure.Unauthorized("Please sign in.")
                    : ApiClient.unavailable();
        }
        var problem = ApiClient.parse(body);
        var detail = problem.path("detail").asText("");
        // A newer API may know more codes than this version.
        var code = Problem.code(problem.path("type").asText("")).orElse(FailureCode.INTERNAL_ERROR);
        return switch (answer.statusCode()) {
            case 400 -> new Failure.BadRequest(code, detail);
            case 401 -> new Failure.Unauthorized(code, detail);
            case 403 -> new Failure.Forbidden(code, detail);
            case 404 -> new Failure.NotFound(detail);
            case 405 -> new Failure.MethodNotAllowed(Set.of());
            case 409 -> new Failure.Conflict(code, detail);
            case 412 -> new Failure.PreconditionFailed(detail);
            case 413 -> new Failure.TooLarge(detail);
            case 415 -> new Failure.UnsupportedMediaType(detail);
            case 422 -> new Failure.Invalid(faults(problem, detail));
            case 429 -> new Failure.TooManyRequests(detail, retryAfter(answer));
            default -> ApiClient.unavailable();
        };
    }

    private static List<Failure.Fault> faults(JsonNode problem, String detail) {
        var faults = new ArrayList<Failure.Fault>();
        problem.path("errors")
                .forEach(error ->
                        faults.add(
                                new Failure.Fault(
                                        error.path("pointer").asText(""),
                                        error.path("detail").asText(detail))));
        return faults.isEmpty() ? List.of(new Failure.Fault("", detail)) : faults;
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        var seconds = answer.headers().firstValue("Retry-After").orElse("");
        return Duration.ofSeconds(seconds.matches("[0-9]{1,6}") ? Long.parseLong(seconds) : 5);
    }
}
