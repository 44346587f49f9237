package todo.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/**
 * A failure as clients of the API see it.
 *
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

    /**
     * @return the answer to a request that failed
     */
    public static Response of(Failure failure, Request request) {
        return switch (failure) {
            case Failure.BadRequest f -> answer(400, "Bad request", f, request);
            case Failure.Unauthorized f ->
                    answer(401, "Not signed in", f, request).with("WWW-Authenticate", "Bearer");
            case Failure.Forbidden f -> answer(403, "Not allowed", f, request);
            case Failure.NotFound f -> answer(404, "Not found", f, request);
            case Failure.MethodNotAllowed f ->
                    answer(405, "Method not allowed", f, request).with("Allow", f.allow());
            case Failure.Conflict f -> answer(409, "Conflict", f, request);
            case Failure.PreconditionFailed f -> answer(412, "Changed meanwhile", f, request);
            case Failure.TooLarge f -> answer(413, "Too large", f, request);
            case Failure.UnsupportedMediaType f ->
                    answer(415, "Unsupported media type", f, request);
            case Failure.Invalid f -> answer(422, "Invalid", f.detail(), request, f.faults());
            case Failure.TooManyRequests f ->
                    answer(429, "Too many attempts", f, request)
                            .with("Retry-After", seconds(f.retryAfter()));
            case Failure.Unavailable f ->
                    answer(503, "Unavailable", f, request)
                            .with("Retry-After", seconds(f.retryAfter()));
        };
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }

    /**
     * @return the answer where something was not foreseen: constant, for what happened is nobody
     *     else's business
     */
    public static Response unforeseen(Request request) {
        return answer(
                500,
                "Internal error",
                "Something went wrong here. It has been noted under this request's id.",
                request,
                null);
    }

    private static Response answer(int status, String title, Failure failure, Request request) {
        return answer(status, title, failure.detail(), request, null);
    }

    private static Response answer(
            int status,
            String title,
            String detail,
            Request request,
            @Nullable List<Failure.Fault> errors) {
        var type = "/problems/" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
        var problem = new Problem(type, title, status, detail, request.id(), errors);
        return Response.of(status, "application/problem+json", Json.write(problem));
    }
}
