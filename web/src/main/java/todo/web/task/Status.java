package todo.web.task;

import java.util.Arrays;

/** The progress of a task. */
public enum Status {
    PENDING("pending", "To do"),
    IN_PROGRESS("in_progress", "In progress"),
    COMPLETED("completed", "Completed");

    private final String wire;
    private final String label;

    Status(String wire, String label) {
        this.wire = wire;
        this.label = label;
    }

    /**
     * @return the name in the API
     */
    public String wire() {
        return wire;
    }

    /**
     * @return the name for people
     */
    public String label() {
        return label;
    }

    /**
     * @return the status with this name; pending if there is none
     */
    static Status of(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire.equals(wire))
                .findFirst()
                .orElse(PENDING);
    }
}
