package todo.api.recurrence;

import java.time.DayOfWeek;
import java.util.Comparator;

/**
 * A day of the week, or one of its occurrences in a month or year.
 *
 * @param ordinal 0 for every one, 2 for the second, -1 for the last
 */
public record Weekday(int ordinal, DayOfWeek day) implements Comparable<Weekday> {

    private static final Comparator<Weekday> ORDER =
            Comparator.comparing(Weekday::day).thenComparingInt(Weekday::ordinal);

    public static Weekday every(DayOfWeek day) {
        return new Weekday(0, day);
    }

    /**
     * @return two letters after the ordinal: {@code MO}, {@code -1FR}
     */
    String text() {
        return (ordinal == 0 ? "" : ordinal) + code(day);
    }

    static String code(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    /**
     * @throws IllegalArgumentException if it is malformed; the message is for a person
     */
    static Weekday parse(String text) {
        var split = Math.max(0, text.length() - 2);
        return new Weekday(
                split == 0 ? 0 : RuleText.number("BYDAY", text.substring(0, split), -53, 53),
                dayOf(text.substring(split)));
    }

    static DayOfWeek dayOf(String code) {
        for (var day : DayOfWeek.values()) {
            if (code(day).equals(code)) {
                return day;
            }
        }
        throw new IllegalArgumentException("A day of the week is MO, TU, WE, TH, FR, SA or SU.");
    }

    @Override
    public int compareTo(Weekday other) {
        return ORDER.compare(this, other);
    }
}
