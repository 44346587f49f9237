package todo.api.task;

import com.fasterxml.jackson.annotation.JsonValue;

/** From when the next date of a recurring task is counted. */
public enum RecurrenceFrom {
    DUE("due"),
    COMPLETION("completion");

    private final String wire;

    RecurrenceFrom(String wire) {
        this.wire = wire;
    }

    /**
     * @return its name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return wire;
    }

    static RecurrenceFrom parse(String text) {
        return Wire.parse(values(), RecurrenceFrom::wire, text);
    }
}
