package todo.web.task;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.web.account.Visit;
import todo.web.page.Htmx;

/** The task that is open beside the list of a view. */
final class OpenTask {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/]*/tasks/([^/?]+)(\\?.*)?");

    private OpenTask() {}

    /**
     * @return the id of the task on the page that sent the request; null if none is open
     */
    static @Nullable String of(Visit visit) {
        if (!Htmx.asks(visit.request())) {
            return id(visit.query().get("open"));
        }
        var page = visit.request().header("HX-Current-URL");
        var address = ADDRESS.matcher(page == null ? "" : page);
        return address.matches() ? id(address.group(1)) : null;
    }

    /**
     * @return the id in the path
     * @throws Failure.NotFound if it is no id
     */
    static String id(Visit visit) {
        var id = id(visit.pathParameter("id"));
        if (id == null) {
            throw new Failure.NotFound("This task does not exist.");
        }
        return id;
    }

    private static @Nullable String id(String text) {
        return ID.matcher(text).matches() ? text : null;
    }

    /**
     * @return the address of a task beside a view
     */
    static String path(String id, View view) {
        return "/tasks/" + id + "?view=" + view.encodedPath();
    }
}
