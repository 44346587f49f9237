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

/** Shows failures to people: as a page, or to htmx as a sentence for the current page. */
public final class ErrorPages {

    private ErrorPages() {}

    /**
     * An error page.
     *
     * @param retry null if trying again cannot help
     */
    public record ErrorPage(Page page, String text, String requestId, @Nullable Retry retry) {}

    /**
     * The same request once more.
     *
     * @param fields of the submitted form; null for a GET
     */
    public record Retry(String path, @Nullable Map<String, String> fields) {}

    public static Response of(Failure failure, Request request) {
        return switch (failure) {
            case Failure.BadRequest f -> answer(400, "We couldn't read that request", f, request);
            case Failure.Unauthorized f -> answer(401, "Please sign in", f, request);
            case Failure.Forbidden f -> answer(403, "That isn't allowed", f, request);
            case Failure.NotFound f -> answer(404, "Page not found", f, request);
            case Failure.MethodNotAllowed f ->
                    answer(405, "That isn't allowed", f, request).with("Allow", f.allow());
            case Failure.Conflict f -> answer(409, "That didn't work", f, request);
            case Failure.PreconditionFailed f -> answer(412, "Changed elsewhere", f, request);
            case Failure.TooLarge f -> answer(413, "That's too long", f, request);
            case Failure.UnsupportedMediaType f ->
                    answer(415, "We couldn't read that request", f, request);
            case Failure.Invalid f -> answer(422, "That didn't work", f, request);
            case Failure.TooManyRequests f ->
                    retryAfter(answer(429, "Too many attempts", f, request), f.retryAfter());
            case Failure.Unavailable f -> unavailable(f, request, null);
        };
    }

    /**
     * @param form the submitted form, which the page offers to submit again; null for none
     */
    public static Response unavailable(
            Failure.Unavailable failure, Request request, @Nullable Form form) {
        var safe = request.method().equals("GET") || request.method().equals("HEAD");
        var retry =
                safe || form != null
                        ? new Retry(request.path(), form == null ? null : fields(form))
                        : null;
        return retryAfter(
                answer(503, "Temporarily unavailable", failure.detail(), retry, request),
                failure.retryAfter());
    }

    /**
     * @return the response with a Retry-After header
     */
    public static Response retryAfter(Response response, Duration delay) {
        return response.with("Retry-After", Long.toString(Math.max(1, delay.toSeconds())));
    }

    public static Response unforeseen(Request request) {
        return answer(
                500,
                "Something went wrong",
                "The problem is on our side and has been logged.",
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
            int status, String title, String text, @Nullable Retry retry, Request request) {
        if (Htmx.asks(request)) {
            var sentence = request.method().equals("GET") ? text : "That didn't work. " + text;
            return Html.of(status, out -> JtealertGenerated.render(out, null, sentence));
        }
        var error = new ErrorPage(Page.bare(title, request), text, request.id(), retry);
        return Html.of(status, out -> JteerrorGenerated.render(out, null, error));
    }
}
