package todo.api.recurrence;

import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.List;

/**
 * Which days a rule takes: those that are in every list that has something in it. Negative numbers
 * count from the end. Each list is sorted, and has nothing twice.
 *
 * @param months 1 to 12
 * @param weeks of the year, ±1 to ±53 (ISO 8601)
 * @param yearDays ±1 to ±366
 * @param monthDays ±1 to ±31
 */
public record DaySelection(
        List<Integer> months,
        List<Integer> weeks,
        List<Integer> yearDays,
        List<Integer> monthDays,
        List<Weekday> weekdays) {

    static final DaySelection ANY =
            new DaySelection(List.of(), List.of(), List.of(), List.of(), List.of());

    public DaySelection {
        months = sorted(months);
        weeks = sorted(weeks);
        yearDays = sorted(yearDays);
        monthDays = sorted(monthDays);
        weekdays = sorted(weekdays);
    }

    static <T extends Comparable<T>> List<T> sorted(List<T> list) {
        return list.size() < 2 ? List.copyOf(list) : list.stream().distinct().sorted().toList();
    }

    DaySelection in(List<Integer> changed) {
        return new DaySelection(changed, weeks, yearDays, monthDays, weekdays);
    }

    DaySelection on(List<Integer> changed) {
        return new DaySelection(months, weeks, yearDays, changed, weekdays);
    }

    DaySelection each(List<Weekday> changed) {
        return new DaySelection(months, weeks, yearDays, monthDays, changed);
    }

    /**
     * @param ofMonth whether an ordinal counts in the month, rather than in the year
     * @param calendar what numbers the weeks
     */
    boolean has(LocalDate day, boolean ofMonth, WeekFields calendar) {
        return (months.isEmpty() || months.contains(day.getMonthValue()))
                && among(monthDays, day.getDayOfMonth(), day.lengthOfMonth())
                && hasWeekday(day, ofMonth)
                && among(yearDays, day.getDayOfYear(), day.lengthOfYear())
                && hasWeek(day, calendar);
    }

    private static boolean among(List<Integer> numbers, int number, int most) {
        return numbers.isEmpty() || numbers.contains(number) || numbers.contains(number - most - 1);
    }

    private boolean hasWeekday(LocalDate day, boolean ofMonth) {
        if (weekdays.isEmpty()) {
            return true;
        }
        var number = ofMonth ? day.getDayOfMonth() : day.getDayOfYear();
        var most = ofMonth ? day.lengthOfMonth() : day.lengthOfYear();
        for (var weekday : weekdays) {
            if (weekday.day() == day.getDayOfWeek()
                    && (weekday.ordinal() == 0
                            || weekday.ordinal() == (number - 1) / 7 + 1
                            || weekday.ordinal() == (number - most) / 7 - 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasWeek(LocalDate day, WeekFields calendar) {
        if (weeks.isEmpty()) {
            return true;
        }
        var field = calendar.weekOfWeekBasedYear();
        return among(weeks, day.get(field), (int) field.rangeRefinedBy(day).getMaximum());
    }
}
