package todo.web.task;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.web.page.FlashMessage;
import todo.web.page.Today;

/**
 * A selection of tasks with an address of its own.
 *
 * @param key the id of a list or of a saved search, the name of a tag, or the query of a search;
 *     empty for the other kinds
 */
public record View(Kind kind, String key) {

    static final View TODAY = new View(Kind.TODAY, "");

    /** The kinds of views, with the beginnings of their addresses. */
    public enum Kind {
        TODAY("/"),
        UPCOMING("/upcoming"),
        INBOX("/inbox"),
        COMPLETED("/completed"),
        LIST("/lists/"),
        TAG("/tags/"),
        SAVED("/saved/"),
        SEARCH("/search");

        private final String address;

        Kind(String address) {
            this.address = address;
        }

        private boolean hasKey() {
            return this == LIST || this == TAG || this == SAVED;
        }

        /**
         * @return for {@link todo.http.Routes}
         */
        String route() {
            return hasKey() ? address + "{key}" : address;
        }
    }

    static View search(String query) {
        return new View(Kind.SEARCH, query.strip());
    }

    /**
     * @param path of a view, from a form; {@link #TODAY} for any other path
     */
    static View of(String path) {
        var question = path.indexOf('?');
        var address = question < 0 ? path : path.substring(0, question);
        for (var kind : Kind.values()) {
            if (kind.hasKey() && address.startsWith(kind.address)) {
                return new View(kind, Form.decode(address.substring(kind.address.length())));
            }
            if (!kind.hasKey() && address.equals(kind.address)) {
                var query = question < 0 ? "" : path.substring(question + 1);
                return new View(
                        kind, kind == Kind.SEARCH ? Form.parse(query).get("q").strip() : "");
            }
        }
        return TODAY;
    }

    public String path() {
        if (kind == Kind.SEARCH) {
            return kind.address + "?q=" + Form.encode(key);
        }
        return kind.hasKey() ? kind.address + Form.encode(key).replace("+", "%20") : kind.address;
    }

    /**
     * @return the API's fields for a task that is added in this view; its line overrides them
     */
    Map<String, Object> defaults(Today today) {
        return switch (kind) {
            case TODAY -> Map.of("due_date", today.today().toString());
            case LIST -> Map.of("list_id", key);
            case TAG -> Map.of("tags", List.of(key));
            case UPCOMING, INBOX, COMPLETED, SAVED, SEARCH -> Map.of();
        };
    }

    /**
     * @return {@link #path} as the value of a query parameter
     */
    public String encodedPath() {
        return Form.encode(path());
    }

    /**
     * @return the name of the symbol beside the title
     */
    public String icon() {
        return switch (kind) {
            case TODAY -> "today";
            case UPCOMING -> "upcoming";
            case INBOX, LIST -> "inbox";
            case COMPLETED -> "done";
            case TAG -> "hash";
            case SAVED -> "bookmark";
            case SEARCH -> "search";
        };
    }

    /**
     * @param form with the field {@code view}
     */
    static View of(Form form) {
        return of(form.get("view"));
    }

    /**
     * @param operation that the message offers to undo; null for none
     * @param undone the message after the undo
     * @param task the task's id: its row gets the focus after the undo
     * @return a message whose undo returns to this view
     */
    FlashMessage message(String sentence, @Nullable UUID operation, String undone, String task) {
        var path =
                "/operations/" + operation + "/undo?view=" + Form.encode(path()) + "&task=" + task;
        return new FlashMessage(
                sentence, operation == null ? null : new FlashMessage.Undo(path, undone));
    }

    /**
     * @return whether the user wrote its query, which can be invalid
     */
    boolean isWritten() {
        return kind == Kind.SEARCH || kind == Kind.SAVED;
    }

    /**
     * @return whether the headings of its sections name the days on which tasks are due
     */
    public boolean hasDays() {
        return kind == Kind.TODAY || kind == Kind.UPCOMING;
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
