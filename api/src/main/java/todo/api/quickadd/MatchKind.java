package todo.api.quickadd;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What some words of a line were understood to be. */
public enum MatchKind {
    /** The day that it is due, or its series begins. */
    DATE,
    /** The time of day. */
    TIME,
    /** How it comes again, when that begins or ends. */
    RECURRENCE,
    /** How many minutes before it a reminder comes. */
    REMINDER,
    PRIORITY,
    TAG,
    LIST,
    /** The name of a list that was not there before. */
    NEW_LIST,
    /** A backslash that keeps the words after it from being understood. */
    LITERAL;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
