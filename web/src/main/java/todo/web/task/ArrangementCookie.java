package todo.web.task;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import todo.http.Form;
import todo.http.Request;
import todo.http.Response;
import todo.web.page.Cookies;

/**
 * Remembers in the browser how each view is arranged, for a year. The cookie has one entry for each
 * view, such as {@code 1a2b3c.board.due.none}: it begins with a hash of the view's address, so its
 * length is bounded. The view that was arranged last comes last.
 */
final class ArrangementCookie {

    private static final String COOKIE = "arrangements";
    private static final Duration AGE = Duration.ofDays(365);
    private static final int MAX_VIEWS = 40;

    private ArrangementCookie() {}

    /**
     * @return the default where nothing valid is remembered
     */
    static Arrangement of(Request request, View view) {
        var choices = Choices.of(view);
        var arrangement = choices.arrangement(entries(request).getOrDefault(key(view), none()));
        return view.month() != null && choices.shapes().contains(Shape.MONTH)
                ? arrangement.in(Shape.MONTH)
                : arrangement;
    }

    /**
     * @return the response, after which the view is arranged so
     */
    static Response with(Response response, Request request, View view, Arrangement arrangement) {
        var entries = new LinkedHashMap<>(entries(request));
        entries.remove(key(view));
        entries.put(key(view), arrangement.form());
        var text = new StringBuilder();
        entries.entrySet().stream()
                .skip(Math.max(0, entries.size() - MAX_VIEWS))
                .forEach(entry ->
                        text.append(text.isEmpty() ? "" : "_")
                                .append(entry.getKey())
                                .append('.')
                                .append(entry.getValue().get("shape"))
                                .append('.')
                                .append(entry.getValue().get("order"))
                                .append('.')
                                .append(entry.getValue().get("grouping")));
        return Cookies.set(response, request, COOKIE, text.toString(), AGE);
    }

    /** Each is a form like that of {@link Arrangement#form}; its values are not checked. */
    private static Map<String, Form> entries(Request request) {
        var entries = new LinkedHashMap<String, Form>();
        var cookie = Cookies.get(request, COOKIE);
        for (var entry : (cookie == null ? "" : cookie).split("_", -1)) {
            if (entry.matches("[0-9a-f]{1,8}(\\.[a-z-]{1,20}){3}")) {
                var parts = entry.split("\\.", -1);
                entries.put(
                        parts[0],
                        new Form(
                                Map.of(
                                        "shape", List.of(parts[1]),
                                        "order", List.of(parts[2]),
                                        "grouping", List.of(parts[3]))));
            }
        }
        return entries;
    }

    private static Form none() {
        return new Form(Map.of());
    }

    /** All searches have one arrangement. */
    private static String key(View view) {
        return Integer.toHexString(
                view.is(View.Kind.SEARCH) ? "/search".hashCode() : view.home().path().hashCode());
    }
}
