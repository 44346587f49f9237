package todo.api.recurrence;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the next date is counted from. */
public enum Origin {

    /** The date that the task was due: the series stands, however late the task was done. */
    DUE("due"),

    /** The day on which the task was done: so many days later, whatever the date had been. */
    COMPLETION("completion");

    private final String wire;

    Origin(String wire) {
        this.wire = wire;
    }

    /**
     * @return its name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return wire;
    }

    /**
     * @throws IllegalArgumentException whose message names the words that there are
     */
    public static Origin parse(String text) {
        return switch (text) {
            case "due" -> DUE;
            case "completion" -> COMPLETION;
            default -> throw new IllegalArgumentException("This has to be one of due, completion.");
        };
    }
}
