package todo.api.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.api.WireNames;
import todo.api.database.Collations;
import todo.api.ordering.Position;

/**
 * A sort key of tasks; equal tasks are sorted by id. Tasks without a due date, or without a time of
 * completion, come last in both directions. Titles are sorted in the order of a language.
 */
public enum Sort {
    CREATED_AT("created_at", "?::timestamptz"),
    UPDATED_AT("updated_at", "?::timestamptz"),
    DUE_DATE("coalesce(due_date, '%s')", "?::timestamptz"),
    COMPLETED_AT("coalesce(completed_at, '%s')", "?::timestamptz"),
    PRIORITY("array_position(array['Low', 'Medium', 'High'], priority)", "?::integer"),
    TITLE("title", "?::text"),
    POSITION("position", "?");

    private final String expression;
    private final String placeholder;

    Sort(String expression, String placeholder) {
        this.expression = expression;
        this.placeholder = placeholder;
    }

    /**
     * @throws IllegalArgumentException with a sentence that lists the keys
     */
    public static Sort parse(String text) {
        return WireNames.parse(values(), Sort::wire, text);
    }

    /**
     * @return its name in the API
     */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param language of titles, a BCP 47 tag
     */
    String expression(boolean descending, Collations collations, String language) {
        return this == TITLE
                ? collations.ordered(expression, language)
                : expression.formatted(last(descending));
    }

    /**
     * @return the parameter for a key in a statement
     */
    String placeholder(Collations collations, String language) {
        return this == TITLE ? collations.ordered(placeholder, language) : placeholder;
    }

    /**
     * @return the key of the task
     */
    String key(Task task, boolean descending) {
        return switch (this) {
            case CREATED_AT -> task.createdAt().toString();
            case UPDATED_AT -> task.updatedAt().toString();
            case DUE_DATE -> text(task.dueDate(), descending);
            case COMPLETED_AT -> text(task.completedAt(), descending);
            case PRIORITY ->
                    switch (task.priority()) {
                        case LOW -> "1";
                        case MEDIUM -> "2";
                        case HIGH -> "3";
                    };
            case TITLE -> task.title();
            case POSITION -> task.position();
        };
    }

    /**
     * @return the same
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} if the text is no key
     */
    String check(String text) {
        return switch (this) {
            case CREATED_AT, UPDATED_AT -> instant(text);
            case DUE_DATE, COMPLETED_AT ->
                    text.equals(last(true)) || text.equals(last(false)) ? text : instant(text);
            case PRIORITY -> Integer.toString(Integer.parseInt(text));
            case TITLE -> storable(text);
            case POSITION -> Position.parse(text);
        };
    }

    private static String text(@Nullable Instant time, boolean descending) {
        return time == null ? last(descending) : time.toString();
    }

    /** What a missing time counts as. */
    private static String last(boolean descending) {
        return descending ? "-infinity" : "infinity";
    }

    private static String instant(String text) {
        return ClientTimes.inCalendar(Instant.parse(text)).toString();
    }

    private static String storable(String text) {
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("no text that a database keeps");
        }
        return text;
    }
}
