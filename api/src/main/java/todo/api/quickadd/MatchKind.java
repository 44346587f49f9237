package todo.api.quickadd;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kind of the words that quick add understood. */
public enum MatchKind {
    /** The due date, or the start of the series. */
    DATE,
    /** The time of day. */
    TIME,
    /** The recurrence, its start or its end. */
    RECURRENCE,
    /** The lead time of the reminder, in minutes. */
    REMINDER,
    PRIORITY,
    TAG,
    LIST,
    /** The name of a list that was created. */
    NEW_LIST,
    /** A backslash that escapes the words after it. */
    LITERAL;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
