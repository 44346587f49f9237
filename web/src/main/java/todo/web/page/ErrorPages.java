package todo.web.page;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Request;
import todo.http.Response;
import todo.web.text.FailureTexts;
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
     * @param path with the query of a GET
     * @param form that was submitted; null for a GET
     */
    public record Retry(String path, @Nullable Form form) {}

    public static Response of(Failure failure, Request request) {
        var texts = Languages.of(request).texts();
        return switch (failure) {
            case Failure.BadRequest f -> answer(400, texts.unreadableRequest(), f, request);
            case Failure.Unauthorized f -> answer(401, texts.pleaseSignIn(), f, request);
            case Failure.Forbidden f -> answer(403, texts.notAllowed(), f, request);
            case Failure.NotFound f -> answer(404, texts.pageNotFound(), f, request);
            case Failure.MethodNotAllowed f ->
                    answer(405, texts.notAllowed(), f, request).with("Allow", f.allow());
            case Failure.Conflict f -> answer(409, texts.didNotWork(), f, request);
            case Failure.PreconditionFailed f ->
                    answer(412, texts.changedElsewhereTitle(), f, request);
            case Failure.TooLarge f -> answer(413, texts.tooLongTitle(), f, request);
            case Failure.UnsupportedMediaType f ->
                    answer(415, texts.unreadableRequest(), f, request);
            case Failure.Invalid f -> answer(422, texts.didNotWork(), f, request);
            case Failure.TooManyRequests f ->
                    retryAfter(
                            answer(429, texts.tooManyAttemptsTitle(), f, request), f.retryAfter());
            case Failure.Unavailable f -> unavailable(f, request, null);
        };
    }

    /**
     * @param form the submitted form, which the page offers to submit again; null for none
     */
    public static Response unavailable(
            Failure.Unavailable failure, Request request, @Nullable Form form) {
        var safe = request.method().equals("GET") || request.method().equals("HEAD");
        var query = request.query().encoded();
        var path = request.path() + (safe && !query.isEmpty() ? "?" + query : "");
        var retry = safe || form != null ? new Retry(path, form) : null;
        return retryAfter(
                answer(
                        503,
                        Languages.of(request).texts().temporarilyUnavailable(),
                        sentence(failure, request),
                        retry,
                        request),
                failure.retryAfter());
    }

    /**
     * @return the response with a Retry-After header
     */
    public static Response retryAfter(Response response, Duration delay) {
        return response.with("Retry-After", Long.toString(Math.max(1, delay.toSeconds())));
    }

    public static Response unforeseen(Request request) {
        var texts = Languages.of(request).texts();
        return answer(500, texts.somethingWentWrong(), texts.ourSide(), null, request);
    }

    private static Response answer(int status, String title, Failure failure, Request request) {
        return answer(status, title, sentence(failure, request), null, request);
    }

    private static String sentence(Failure failure, Request request) {
        return FailureTexts.sentence(failure, Languages.of(request));
    }

    private static Response answer(
            int status, String title, String text, @Nullable Retry retry, Request request) {
        if (Htmx.asks(request)) {
            var sentence =
                    request.method().equals("GET")
                            ? text
                            : Languages.of(request).texts().didNotWorkBecause(text);
            return Html.of(status, out -> JtealertGenerated.render(out, null, sentence));
        }
        var error = new ErrorPage(Page.bare(title, request), text, request.id(), retry);
        return Html.of(status, out -> JteerrorGenerated.render(out, null, error));
    }
}
