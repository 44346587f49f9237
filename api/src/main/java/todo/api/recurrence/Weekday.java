package todo.api.recurrence;

import java.time.DayOfWeek;
import java.util.Comparator;

/**
 * A day of the week, or one of those in a month or year.
 *
 * @param ordinal 0: each of them; 2: the second; -1: the last
 */
public record Weekday(int ordinal, DayOfWeek day) implements Comparable<Weekday> {

    private static final Comparator<Weekday> ORDER =
            Comparator.comparing(Weekday::day).thenComparingInt(Weekday::ordinal);

    public static Weekday every(DayOfWeek day) {
        return new Weekday(0, day);
    }

    /**
     * @return two letters, with the ordinal before them: {@code MO}, {@code -1FR}
     */
    String text() {
        return (ordinal == 0 ? "" : ordinal) + code(day);
    }

    static String code(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    /**
     * @throws IllegalArgumentException if it is none
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
        throw new IllegalArgumentException(
                "A day of the week is written MO, TU, WE, TH, FR, SA or SU.");
    }

    @Override
    public int compareTo(Weekday other) {
        return ORDER.compare(this, other);
    }
}
