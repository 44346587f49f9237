package todo.api.english;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of days and months, and which of them are ambiguous. */
public final class CalendarNames {

    private static final Set<String> AMBIGUOUS_DAYS = Set.of("sat", "sun", "wed", "mon");

    private static final Set<String> NAMED_DAYS =
            Set.of("ash", "black", "cyber", "easter", "good", "palm");

    private static final Set<String> AMBIGUOUS_MONTHS =
            Set.of("jan", "march", "april", "may", "june", "august");

    private CalendarNames() {}

    /**
     * @return the day with this name or abbreviation; null if there is none
     */
    public static @Nullable DayOfWeek day(String text) {
        return switch (text) {
            case "monday", "mon" -> DayOfWeek.MONDAY;
            case "tuesday", "tue", "tues" -> DayOfWeek.TUESDAY;
            case "wednesday", "wed" -> DayOfWeek.WEDNESDAY;
            case "thursday", "thu", "thur", "thurs" -> DayOfWeek.THURSDAY;
            case "friday", "fri" -> DayOfWeek.FRIDAY;
            case "saturday", "sat" -> DayOfWeek.SATURDAY;
            case "sunday", "sun" -> DayOfWeek.SUNDAY;
            default -> null;
        };
    }

    /**
     * @return whether the word and a day after it form a name, such as "Black Friday"
     */
    static boolean isNamedDay(String before) {
        return NAMED_DAYS.contains(before);
    }

    static boolean isAmbiguousDay(String text) {
        return AMBIGUOUS_DAYS.contains(text);
    }

    /**
     * @return the month with this name or abbreviation; null if there is none
     */
    public static @Nullable Month month(String text) {
        if (text.equals("sept")) {
            return Month.SEPTEMBER;
        }
        for (var month : Month.values()) {
            var name = month.name().toLowerCase(Locale.ROOT);
            if (text.equals(name) || text.equals(name.substring(0, 3))) {
                return month;
            }
        }
        return null;
    }

    static boolean isAmbiguousMonth(String text) {
        return AMBIGUOUS_MONTHS.contains(text);
    }
}
