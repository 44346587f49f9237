package todo.web.page;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Request;
import todo.http.Response;
import todo.web.views.page.JtealertGenerated;
import todo.web.views.page.JteerrorGenerated;

/** Failures as a person sees them: a page, or for htmx a sentence for the page that is there. */
public final class ErrorPages {

    private ErrorPages() {}

    /**
     * An error page.
     *
     * @param again the way to try once more; null where that would not help
     */
    public record Trouble(Page page, String text, String requestId, @Nullable Again again) {}

    /**
     * The same request once more.
     *
     * @param fields of the form; null where it was no form
     */
    public record Again(String path, @Nullable Map<String, String> fields) {}

    public static Response of(Failure failure, Request request) {
        return switch (failure) {
            case Failure.BadRequest f -> answer(400, "This could not be understood", f, request);
            case Failure.Unauthorized f -> answer(401, "Please sign in", f, request);
            case Failure.Forbidden f -> answer(403, "Not done", f, request);
            case Failure.NotFound f -> answer(404, "Not here", f, request);
            case Failure.MethodNotAllowed f ->
                    answer(405, "Not done", f, request).with("Allow", f.allow());
            case Failure.Conflict f -> answer(409, "Not done", f, request);
            case Failure.PreconditionFailed f -> answer(412, "Changed meanwhile", f, request);
            case Failure.TooLarge f -> answer(413, "Too long", f, request);
            case Failure.UnsupportedMediaType f ->
                    answer(415, "This could not be understood", f, request);
            case Failure.Invalid f -> answer(422, "Not done", f, request);
            case Failure.TooManyRequests f ->
                    later(answer(429, "Too many attempts", f, request), f.retryAfter());
            case Failure.Unavailable f -> away(f, request, null);
        };
    }

    /**
     * @param form what was submitted, to be submitted again
     */
    public static Response away(Failure.Unavailable failure, Request request, @Nullable Form form) {
        var safe = request.method().equals("GET") || request.method().equals("HEAD");
        var again =
                safe || form != null
                        ? new Again(request.path(), form == null ? null : fields(form))
                        : null;
        return waiting(answer(503, "One moment", failure.detail(), again, request), failure);
    }

    /**
     * @return the answer, saying when to come again
     */
    public static Response waiting(Response response, Failure.Unavailable failure) {
        return later(response, failure.retryAfter());
    }

    /**
     * @return the answer, saying when to come again
     */
    public static Response later(Response response, Duration retryAfter) {
        return response.with("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    public static Response unforeseen(Request request) {
        return answer(
                500,
                "Something went wrong",
                "It is our fault, and it has been noted. Nothing else is affected.",
                null,
                request);
    }

    private static Map<String, String> fields(Form form) {
        var fields = new LinkedHashMap<String, String>();
        form.fields().keySet().forEach(name -> fields.put(name, form.get(name)));
        return fields;
    }

    private static Response answer(int status, String title, Failure failure, Request request) {
        return answer(status, title, failure.detail(), null, request);
    }

    private static Response answer(
            int status, String title, String text, @Nullable Again again, Request request) {
        if (Htmx.asks(request)) {
            var sentence = request.method().equals("GET") ? text : "Not done yet. " + text;
            return Html.of(status, out -> JtealertGenerated.render(out, null, sentence));
        }
        var trouble = new Trouble(Page.of(title, request), text, request.id(), again);
        return Html.of(status, out -> JteerrorGenerated.render(out, null, trouble));
    }
}
