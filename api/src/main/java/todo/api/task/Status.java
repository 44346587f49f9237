package todo.api.task;

import com.fasterxml.jackson.annotation.JsonValue;
import todo.api.WireNames;

/** How far a task has come. */
public enum Status {
    PENDING("pending"),
    IN_PROGRESS("in_progress"),
    COMPLETED("completed");

    private final String wire;

    Status(String wire) {
        this.wire = wire;
    }

    /**
     * @return its name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return wire;
    }

    /** Other products, and people, call completed tasks done. */
    static Status parse(String text) {
        return text.equalsIgnoreCase("done")
                ? COMPLETED
                : WireNames.parse(values(), Status::wire, text);
    }
}
