package todo.web.recurrence;

import java.util.Arrays;
import java.util.Optional;
import todo.web.text.Texts;

/** The unit of a rule's interval. */
public enum RecurrenceUnit {
    DAY("DAILY"),
    WEEK("WEEKLY"),
    MONTH("MONTHLY"),
    YEAR("YEARLY");

    private final String frequency;

    RecurrenceUnit(String frequency) {
        this.frequency = frequency;
    }

    /**
     * @return the value of FREQ
     */
    public String frequency() {
        return frequency;
    }

    /**
     * @param frequency a value of FREQ
     * @return empty for another value, such as HOURLY
     */
    public static Optional<RecurrenceUnit> of(String frequency) {
        return Arrays.stream(values()).filter(unit -> unit.frequency.equals(frequency)).findFirst();
    }

    /**
     * @return for example: weeks
     */
    public String label(Texts texts) {
        return switch (this) {
            case DAY -> texts.repeatDays();
            case WEEK -> texts.repeatWeeks();
            case MONTH -> texts.repeatMonths();
            case YEAR -> texts.repeatYears();
        };
    }
}
