package todo.web.task;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.web.navigation.SideBar;

/**
 * The tasks of a view, as parameters of the API.
 *
 * @param scope selects the tasks of the view; empty for all tasks
 * @param filter selects among them, in the query language; empty for all
 * @param anyStatus whether the view's list shows what {@code filter} selects, completed or not
 * @param completed selects the completed tasks below the list, in the query language; null for none
 */
record TaskQuery(String scope, String filter, boolean anyStatus, @Nullable String completed) {

    static final String OVERDUE = "is:open due<today";

    /**
     * @param side with the user's saved searches
     */
    static TaskQuery of(View view, SideBar side) {
        return switch (view.kind()) {
            case TODAY -> new TaskQuery("", "due<=today", false, "completed:today");
            case UPCOMING -> new TaskQuery("", "due>today", false, null);
            case CALENDAR -> new TaskQuery("", "", true, null);
            case INBOX -> new TaskQuery("list_id=none", "", false, "");
            case COMPLETED -> new TaskQuery("status=completed", "", true, null);
            case LIST -> new TaskQuery("list_id=" + Form.encode(view.key()), "", false, "");
            case TAG -> new TaskQuery("", tag(view.key()), false, tag(view.key()));
            case SAVED -> new TaskQuery("", side.saved(view.key()).query(), true, null);
            case SEARCH -> new TaskQuery("", view.key(), true, null);
        };
    }

    private static String tag(String name) {
        return "#\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /**
     * @return the tasks of the view's list
     */
    String list() {
        return parameters(scope, q(anyStatus ? filter : "is:open " + filter));
    }

    /**
     * @return the tasks of a column
     */
    String with(Status status) {
        var query = status == Status.COMPLETED && completed != null ? completed : filter;
        return parameters(scope, "status=" + status.wire(), q(query));
    }

    /**
     * @return the tasks that are due on these days, completed or not
     */
    String due(LocalDate first, LocalDate last) {
        return parameters(scope, "due_date_from=" + first, "due_date_to=" + last, q(filter));
    }

    /**
     * @return open tasks of any view
     */
    static String open(String query) {
        return q("is:open " + query);
    }

    private static String parameters(String... parameters) {
        return Stream.of(parameters)
                .filter(parameter -> !parameter.isEmpty())
                .collect(Collectors.joining("&"));
    }

    static String q(String query) {
        return query.isBlank() ? "" : "q=" + Form.encode(query.strip());
    }
}
