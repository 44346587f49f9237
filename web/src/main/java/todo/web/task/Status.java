package todo.web.task;

import java.util.Arrays;

/** How far a task is. */
public enum Status {
    PENDING("pending", "To do"),
    IN_PROGRESS("in_progress", "In progress"),
    COMPLETED("completed", "Completed");

    private final String wire;
    private final String words;

    Status(String wire, String words) {
        this.wire = wire;
        this.words = words;
    }

    /**
     * @return as the API writes it
     */
    public String wire() {
        return wire;
    }

    /**
     * @return as a person reads it
     */
    public String words() {
        return words;
    }

    /**
     * @return the one with that name; pending for any other
     */
    static Status of(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire.equals(wire))
                .findFirst()
                .orElse(PENDING);
    }
}
