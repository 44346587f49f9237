package todo.api.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** How a task comes again after it has been completed. */
public enum Recurrence {
    NONE("none"),
    DAILY("daily"),
    WEEKLY("weekly"),
    MONTHLY("monthly");

    private final String wire;

    Recurrence(String wire) {
        this.wire = wire;
    }

    /**
     * @return its name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return wire;
    }

    static Recurrence parse(String text) {
        return Wire.parse(values(), Recurrence::wire, text);
    }

    /**
     * @return the rule of RFC 5545; null for none
     */
    @Nullable String rule() {
        return this == NONE ? null : "FREQ=" + name();
    }

    static Recurrence ofRule(@Nullable String rule) {
        return rule == null ? NONE : valueOf(rule.substring("FREQ=".length()));
    }

    /**
     * @return the same time of day, one step on; the last day of a month where the next one is
     *     shorter
     */
    ZonedDateTime after(ZonedDateTime due) {
        return switch (this) {
            case NONE -> throw new IllegalStateException("it does not come again");
            case DAILY -> due.plusDays(1);
            case WEEKLY -> due.plusWeeks(1);
            case MONTHLY -> due.plusMonths(1);
        };
    }
}
