package todo.web.task;

import java.util.Locale;
import todo.web.text.Texts;

/** The orders of a view's tasks. */
public enum Order {
    /** As the user has moved them. */
    HAND("position", "asc"),
    DUE("due_date", "asc"),
    PRIORITY("priority", "desc"),
    TITLE("title", "asc"),
    ADDED("created_at", "desc"),
    COMPLETED("completed_at", "desc"),

    /** That of a saved search. */
    SAVED("", "");

    private final String key;
    private final String direction;

    Order(String key, String direction) {
        this.key = key;
        this.direction = direction;
    }

    /**
     * @return the value of a form's field
     */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @return the API's parameters; empty for {@link #SAVED}
     */
    String parameters() {
        return key.isEmpty() ? "" : "&sort=" + key + "&order=" + direction;
    }

    public String label(Texts texts) {
        return switch (this) {
            case HAND -> texts.orderByHand();
            case DUE -> texts.dueDate();
            case PRIORITY -> texts.priority();
            case TITLE -> texts.title();
            case ADDED -> texts.orderByAddition();
            case COMPLETED -> texts.completed();
            case SAVED -> texts.orderOfSearch();
        };
    }
}
