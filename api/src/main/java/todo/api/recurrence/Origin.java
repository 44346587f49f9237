package todo.api.recurrence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The date from which the next one is counted. */
public enum Origin {

    /** The due date: a late completion does not move the series. */
    DUE("due"),

    /** The day of completion. */
    COMPLETION("completion");

    private final String wire;

    Origin(String wire) {
        this.wire = wire;
    }

    /**
     * @return the name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return wire;
    }

    /**
     * @throws IllegalArgumentException if it is unknown; the message names the valid values
     */
    public static Origin parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "due" -> DUE;
            case "completion" -> COMPLETION;
            default -> throw new IllegalArgumentException("Use due or completion.");
        };
    }
}
