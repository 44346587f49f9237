package todo.web.recurrence;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** When a series ends. */
public sealed interface SeriesEnd {

    record Never() implements SeriesEnd {}

    /** The last day, inclusive. */
    record Until(LocalDate day) implements SeriesEnd {}

    /**
     * @param times how many dates are left, with the current one; 1 to 9,999
     */
    record After(int times) implements SeriesEnd {

        public After {
            if (times < 1 || times > 9999) {
                throw new IllegalArgumentException("no such number of times");
            }
        }
    }

    /**
     * @return a part of a rule with a semicolon before it; empty for no end
     */
    default String text() {
        return switch (this) {
            case Never _ -> "";
            case Until(LocalDate day) -> ";UNTIL=" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
            case After(int times) -> ";COUNT=" + times;
        };
    }

    /**
     * @return the end that the parts give; the day of an end that has a time
     */
    static SeriesEnd of(RuleParts parts) {
        if (parts.get("COUNT").matches("[1-9][0-9]{0,3}")) {
            return new After(Integer.parseInt(parts.get("COUNT")));
        }
        return parts.get("UNTIL").matches("[0-9]{8}(T[0-9]{6}Z?)?")
                ? new Until(
                        LocalDate.parse(
                                parts.get("UNTIL").substring(0, 8),
                                DateTimeFormatter.BASIC_ISO_DATE))
                : new Never();
    }
}
