package todo.web.task;

import java.util.Arrays;

/** The priority of a task. */
public enum Priority {
    HIGH("High"),
    MEDIUM("Medium"),
    LOW("Low");

    private final String wire;

    Priority(String wire) {
        this.wire = wire;
    }

    /**
     * @return the name in the API, which is also the label
     */
    public String wire() {
        return wire;
    }

    /**
     * @return the priority with this name; medium if there is none
     */
    static Priority of(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire.equals(wire))
                .findFirst()
                .orElse(MEDIUM);
    }
}
