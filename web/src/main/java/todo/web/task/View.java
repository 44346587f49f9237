package todo.web.task;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * @param month that is shown; null if the address names none
 * @param day on which the tasks that are added here are due; null if the address names none
 */
public record View(Kind kind, String key, @Nullable YearMonth month, @Nullable LocalDate day) {

    /** Dates that the API and people can handle. */
    private static final String MONTH = "(19|20|21)[0-9]{2}-[0-9]{2}";

    static final View TODAY = new View(Kind.TODAY, "");

    /** The kinds of views, with the beginnings of their addresses. */
    public enum Kind {
        TODAY("/"),
        UPCOMING("/upcoming"),
        CALENDAR("/calendar"),
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

    public View(Kind kind, String key) {
        this(kind, key, null, null);
    }

    public static View search(String query) {
        return new View(Kind.SEARCH, query.strip());
    }

    /**
     * @param path of a view, from a form; {@link #TODAY} for any other path
     */
    static View of(String path) {
        var question = path.indexOf('?');
        var address = question < 0 ? path : path.substring(0, question);
        var query = Form.parse(question < 0 ? "" : path.substring(question + 1));
        for (var kind : Kind.values()) {
            if (kind.hasKey() && address.startsWith(kind.address)) {
                var key = Form.decode(address.substring(kind.address.length()));
                return new View(kind, key).at(query);
            }
            if (!kind.hasKey() && address.equals(kind.address)) {
                var key = kind == Kind.SEARCH ? query.get("q").strip() : "";
                return new View(kind, key).at(query);
            }
        }
        return TODAY;
    }

    /**
     * @param page path of any page
     * @return the view on it; the inbox for a page without one
     */
    public static View onPage(String page) {
        var view = of(page);
        return view.equals(TODAY) && !page.equals(TODAY.path()) ? new View(Kind.INBOX, "") : view;
    }

    /**
     * @param query of the address; its {@code month} and {@code day} are ignored if invalid
     */
    View at(Form query) {
        return new View(kind, key, month(query.get("month")), day(query.get("day")));
    }

    private static @Nullable YearMonth month(String text) {
        try {
            return text.matches(MONTH) ? YearMonth.parse(text) : null;
        } catch (DateTimeException invalid) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.matches(MONTH + "-[0-9]{2}") ? LocalDate.parse(text) : null;
        } catch (DateTimeException invalid) {
            return null;
        }
    }

    public View at(YearMonth month, @Nullable LocalDate day) {
        return new View(kind, key, month, day);
    }

    public View at(LocalDate day) {
        return new View(kind, key, null, day);
    }

    /**
     * @return the view itself, at no month and no day
     */
    public View home() {
        return new View(kind, key);
    }

    public String path() {
        var query = new ArrayList<String>();
        if (kind == Kind.SEARCH) {
            query.add("q=" + Form.encode(key));
        }
        if (month != null) {
            query.add("month=" + month);
        }
        if (day != null) {
            query.add("day=" + day);
        }
        return address() + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private String address() {
        return kind.hasKey() ? kind.address + Form.encode(key).replace("+", "%20") : kind.address;
    }

    /**
     * @return the API's fields for a task that is added in this view; its line overrides them
     */
    Map<String, Object> defaults(Today today) {
        var fields = new LinkedHashMap<String, Object>();
        switch (kind) {
            case TODAY -> fields.put("due_date", today.today().toString());
            case LIST -> fields.put("list_id", key);
            case TAG -> fields.put("tags", List.of(key));
            case UPCOMING, CALENDAR, INBOX, COMPLETED, SAVED, SEARCH -> {}
        }
        if (day != null) {
            fields.put("due_date", day.toString());
        }
        return fields;
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
            case CALENDAR -> "month";
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
    public static View of(Form form) {
        return of(form.get("view"));
    }

    /**
     * @param operation that the message offers to undo; null for none
     * @param undone the message after the undo
     * @param task the task's id: its row gets the focus after the undo
     * @return a message whose undo returns to this view
     */
    public FlashMessage message(
            String sentence, @Nullable UUID operation, String undone, String task) {
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
     * @return whether a completed task moves from the open tasks to a section of its own
     */
    boolean showsCompletedApart() {
        return kind == Kind.TODAY || kind == Kind.INBOX || kind == Kind.LIST || kind == Kind.TAG;
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
