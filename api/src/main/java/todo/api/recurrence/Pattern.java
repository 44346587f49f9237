package todo.api.recurrence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A simplified view of a recurrence rule: its nearest frequency. */
public enum Pattern {
    NONE("none", null),
    DAILY("daily", Frequency.DAILY),
    WEEKLY("weekly", Frequency.WEEKLY),
    MONTHLY("monthly", Frequency.MONTHLY);

    private final String wire;
    private final @Nullable Frequency frequency;

    Pattern(String wire, @Nullable Frequency frequency) {
        this.wire = wire;
        this.frequency = frequency;
    }

    /**
     * @return the name in the API
     */
    @JsonValue
    public String wire() {
        return wire;
    }

    /**
     * @return {@code FREQ=DAILY}, {@code FREQ=WEEKLY} or {@code FREQ=MONTHLY}; null for none
     */
    public @Nullable Rule rule() {
        return frequency == null ? null : Rule.every(1, frequency);
    }

    /**
     * @param rule null if the task does not recur
     */
    public static Pattern of(@Nullable Rule rule) {
        return rule == null
                ? NONE
                : switch (rule.frequency()) {
                    case HOURLY, DAILY -> DAILY;
                    case WEEKLY -> WEEKLY;
                    case MONTHLY, YEARLY -> MONTHLY;
                };
    }

    /**
     * @throws IllegalArgumentException if it is unknown; the message names the valid values
     */
    public static Pattern parse(String text) {
        return Arrays.stream(values())
                .filter(pattern -> pattern.wire.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Use one of "
                                        + Arrays.stream(values())
                                                .map(Pattern::wire)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }
}
