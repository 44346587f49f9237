package todo.web.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** On which day of the month a monthly rule has its date. */
public sealed interface DayOfMonth {

    /** The day of the due date; the last day in a month that is too short for it. */
    record OfDueDate() implements DayOfMonth {}

    /**
     * A numbered day; the last day in a month that is too short for it.
     *
     * @param day 1 to 31
     */
    record Numbered(int day) implements DayOfMonth {

        public Numbered {
            require(day >= 1 && day <= 31);
        }
    }

    /** The last day. */
    record Last() implements DayOfMonth {}

    /**
     * For example the second Friday.
     *
     * @param ordinal 1 to 5, or -1 for the last
     */
    record Weekday(int ordinal, DayOfWeek day) implements DayOfMonth {

        public Weekday {
            require(ordinal == -1 || (ordinal >= 1 && ordinal <= 5));
        }
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("no such day of a month");
        }
    }

    /**
     * @return parts of a rule, each with a semicolon before it; empty for the day of the due date
     */
    default String text() {
        return switch (this) {
            case OfDueDate _ -> "";
            case Last _ -> ";BYMONTHDAY=-1";
            case Numbered(int day) when day > 28 ->
                    IntStream.rangeClosed(28, day)
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(",", ";BYMONTHDAY=", ";BYSETPOS=-1"));
            case Numbered(int day) -> ";BYMONTHDAY=" + day;
            case Weekday(int ordinal, DayOfWeek day) -> ";BYDAY=" + ordinal + RuleParts.code(day);
        };
    }

    /**
     * @return the day that the parts give; that of the due date if they give none or another kind
     */
    static DayOfMonth of(RuleParts parts) {
        var byDay = parts.get("BYDAY");
        if (byDay.matches("(-1|[1-5])(MO|TU|WE|TH|FR|SA|SU)")) {
            var code = byDay.substring(byDay.length() - 2);
            var ordinal = byDay.substring(0, byDay.length() - 2);
            return new Weekday(Integer.parseInt(ordinal), RuleParts.day(code));
        }
        var days = parts.list("BYMONTHDAY");
        if (days.isEmpty()) {
            return new OfDueDate();
        }
        var last = days.getLast();
        if (last.equals("-1")) {
            return new Last();
        }
        return last.matches("[1-9]|[12][0-9]|3[01]")
                ? new Numbered(Integer.parseInt(last))
                : new OfDueDate();
    }

    /**
     * @return the first such day at or after {@code from}
     */
    default LocalDate first(LocalDate from) {
        var day = in(from);
        return day.isBefore(from) ? in(from.withDayOfMonth(1).plusMonths(1)) : day;
    }

    private LocalDate in(LocalDate month) {
        return switch (this) {
            case OfDueDate _ -> month;
            case Last _ -> month.with(TemporalAdjusters.lastDayOfMonth());
            case Numbered(int day) -> month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
            case Weekday(int ordinal, DayOfWeek day) ->
                    month.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day));
        };
    }
}
