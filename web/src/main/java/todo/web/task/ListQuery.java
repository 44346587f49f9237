package todo.web.task;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.web.page.FlashMessage;

/**
 * Selects the tasks of the list.
 *
 * @param query in the language of docs/query-language.md; empty for all tasks
 */
public record ListQuery(StatusFilter filter, String query) {

    static ListQuery of(StatusFilter filter) {
        return new ListQuery(filter, "");
    }

    /**
     * @param form a submitted form, or the query of a URL
     */
    static ListQuery of(Form form) {
        return new ListQuery(StatusFilter.of(form.get("show")), form.get("q").strip());
    }

    /**
     * @return the same search with another filter
     */
    public ListQuery with(StatusFilter other) {
        return new ListQuery(other, query);
    }

    public boolean isSearch() {
        return !query.isEmpty();
    }

    /**
     * @return the query of a URL, without the question mark
     */
    public String parameters() {
        var search = isSearch() ? "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) : "";
        return "show=" + filter.wire() + search;
    }

    public String path() {
        return isSearch() ? "/?" + parameters() : filter.path();
    }

    /**
     * @param operation that the message offers to undo; null for none
     * @param undone the message after the undo
     * @param task the task's id: its row gets the focus after the undo
     * @return a message whose undo returns to this view
     */
    FlashMessage message(String sentence, @Nullable UUID operation, String undone, String task) {
        var path = "/operations/" + operation + "/undo?" + parameters() + "&task=" + task;
        return new FlashMessage(
                sentence, operation == null ? null : new FlashMessage.Undo(path, undone));
    }
}
