package todo.api.recurrence;

import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.List;

/**
 * The days that a rule selects: those that match every list that is not empty. Negative numbers
 * count from the end. Each list is sorted and has no duplicates.
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

    DaySelection withMonths(List<Integer> changed) {
        return new DaySelection(changed, weeks, yearDays, monthDays, weekdays);
    }

    DaySelection withMonthDays(List<Integer> changed) {
        return new DaySelection(months, weeks, yearDays, changed, weekdays);
    }

    DaySelection withWeekdays(List<Weekday> changed) {
        return new DaySelection(months, weeks, yearDays, monthDays, changed);
    }

    /**
     * @param ofMonth whether an ordinal counts within the month rather than the year
     * @param weekFields numbers the weeks
     */
    boolean contains(LocalDate day, boolean ofMonth, WeekFields weekFields) {
        return (months.isEmpty() || months.contains(day.getMonthValue()))
                && matches(monthDays, day.getDayOfMonth(), day.lengthOfMonth())
                && hasWeekday(day, ofMonth)
                && matches(yearDays, day.getDayOfYear(), day.lengthOfYear())
                && hasWeek(day, weekFields);
    }

    private static boolean matches(List<Integer> numbers, int number, int length) {
        return numbers.isEmpty()
                || numbers.contains(number)
                || numbers.contains(number - length - 1);
    }

    private boolean hasWeekday(LocalDate day, boolean ofMonth) {
        if (weekdays.isEmpty()) {
            return true;
        }
        var number = ofMonth ? day.getDayOfMonth() : day.getDayOfYear();
        var length = ofMonth ? day.lengthOfMonth() : day.lengthOfYear();
        for (var weekday : weekdays) {
            if (weekday.day() == day.getDayOfWeek()
                    && (weekday.ordinal() == 0
                            || weekday.ordinal() == (number - 1) / 7 + 1
                            || weekday.ordinal() == (number - length) / 7 - 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasWeek(LocalDate day, WeekFields weekFields) {
        if (weeks.isEmpty()) {
            return true;
        }
        var field = weekFields.weekOfWeekBasedYear();
        return matches(weeks, day.get(field), (int) field.rangeRefinedBy(day).getMaximum());
    }
}
