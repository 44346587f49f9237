package todo.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.json.Json;

/**
 * A failure as clients of the API see it.
 *
 * @param type stable, for programs: one for each {@link FailureCode}
 * @param errors the broken rules of a 422; null with every other status
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String requestId,
        @Nullable List<Failure.Fault> errors) {

    /** Before the code of the failure: the {@code type} is a relative reference. */
    private static final String TYPE = "/problems/";

    /**
     * @param type of a problem
     * @return the code that it names; empty if this version does not know it
     */
    public static Optional<FailureCode> code(String type) {
        return type.startsWith(TYPE)
                ? FailureCode.parse(type.substring(TYPE.length()))
                : Optional.empty();
    }

    /**
     * @return the answer to a request that failed
     */
    public static Response of(Failure failure, Request request) {
        return switch (failure) {
            case Failure.BadRequest f -> answer(400, f, request);
            case Failure.Unauthorized f ->
                    answer(401, f, request).with("WWW-Authenticate", "Bearer");
            case Failure.Forbidden f -> answer(403, f, request);
            case Failure.NotFound f -> answer(404, f, request);
            case Failure.MethodNotAllowed f -> answer(405, f, request).with("Allow", f.allow());
            case Failure.Conflict f -> answer(409, f, request);
            case Failure.PreconditionFailed f -> answer(412, f, request);
            case Failure.TooLarge f -> answer(413, f, request);
            case Failure.UnsupportedMediaType f -> answer(415, f, request);
            case Failure.Invalid f -> answer(422, f.code(), f.detail(), request, f.faults());
            case Failure.TooManyRequests f ->
                    answer(429, f, request).with("Retry-After", seconds(f.retryAfter()));
            case Failure.Unavailable f ->
                    answer(503, f, request).with("Retry-After", seconds(f.retryAfter()));
        };
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }

    /**
     * @return the answer to an unexpected exception; it tells the client nothing about the cause
     */
    public static Response unforeseen(Request request) {
        return answer(
                500,
                FailureCode.INTERNAL_ERROR,
                "Something went wrong on the server. The log has the cause under this request_id.",
                request,
                null);
    }

    private static Response answer(int status, Failure failure, Request request) {
        return answer(status, failure.code(), failure.detail(), request, null);
    }

    private static Response answer(
            int status,
            FailureCode code,
            String detail,
            Request request,
            @Nullable List<Failure.Fault> errors) {
        var problem =
                new Problem(TYPE + code.wire(), code.title(), status, detail, request.id(), errors);
        return Response.of(status, "application/problem+json", Json.write(problem));
    }
}
