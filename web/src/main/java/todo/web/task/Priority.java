package todo.web.task;

import java.util.Arrays;
import todo.web.text.Texts;

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
            case HIGH -> texts.priorityHigh();
            case MEDIUM -> texts.priorityMedium();
            case LOW -> texts.priorityLow();
        };
    }

    /**
     * @return the priority with this name; medium if there is none
     */
    public static Priority of(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire.equals(wire))
                .findFirst()
                .orElse(MEDIUM);
    }
}
