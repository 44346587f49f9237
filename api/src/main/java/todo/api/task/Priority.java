package todo.api.task;

import com.fasterxml.jackson.annotation.JsonValue;
import todo.api.WireNames;

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
     * @return its name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return wire;
    }

    static Priority parse(String text) {
        return WireNames.parse(values(), Priority::wire, text);
    }
}
