package todo.web.task;

import java.util.Arrays;
import java.util.Locale;

/** How much a task matters. */
public enum Priority {
    HIGH("High"),
    MEDIUM("Medium"),
    LOW("Low");

    private final String wire;

    Priority(String wire) {
        this.wire = wire;
    }

    /**
     * @return as the API writes it, and a person reads it
     */
    public String wire() {
        return wire;
    }

    /**
     * @return for the style sheet
     */
    public String style() {
        return wire.toLowerCase(Locale.ROOT);
    }

    /**
     * @return the one with that name; medium for any other
     */
    static Priority of(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire.equals(wire))
                .findFirst()
                .orElse(MEDIUM);
    }
}
