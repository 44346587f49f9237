package todo.web.task;

import java.util.Arrays;
import todo.web.text.Texts;

/** The progress of a task. */
public enum Status {
    PENDING("pending"),
    IN_PROGRESS("in_progress"),
    COMPLETED("completed");

    private final String wire;

    Status(String wire) {
        this.wire = wire;
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
    public String label(Texts texts) {
        return switch (this) {
            case PENDING -> texts.statusPending();
            case IN_PROGRESS -> texts.statusInProgress();
            case COMPLETED -> texts.statusCompleted();
        };
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
