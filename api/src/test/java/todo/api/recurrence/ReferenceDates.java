package todo.api.recurrence;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * A second, simpler implementation of rules, which checks every day. It lacks positions and
 * numbered weeks.
 */
final class ReferenceDates {

    private ReferenceDates() {}

    static List<LocalDate> dates(Rule rule, LocalDate begin, int most) {
        var dates = new ArrayList<LocalDate>();
        for (var day = begin; day.getYear() < 2045 && dates.size() < most; day = day.plusDays(1)) {
            if (inPeriod(rule, begin, day) && fits(rule, begin, day)) {
                dates.add(day);
            }
        }
        return dates;
    }

    private static boolean inPeriod(Rule rule, LocalDate begin, LocalDate day) {
        var weekStart = TemporalAdjusters.previousOrSame(rule.weekStart());
        var periods =
                switch (rule.frequency()) {
                    case HOURLY -> throw new IllegalArgumentException("days only");
                    case DAILY -> begin.until(day, ChronoUnit.DAYS);
                    case WEEKLY ->
                            begin.with(weekStart).until(day.with(weekStart), ChronoUnit.WEEKS);
                    case MONTHLY ->
                            Period.between(begin.withDayOfMonth(1), day.withDayOfMonth(1))
                                    .toTotalMonths();
                    case YEARLY -> day.getYear() - begin.getYear();
                };
        return periods % rule.interval() == 0;
    }

    private static boolean fits(Rule rule, LocalDate begin, LocalDate day) {
        var days = rule.days();
        var open =
                days.weekdays().isEmpty()
                        && days.monthDays().isEmpty()
                        && days.yearDays().isEmpty();
        return switch (rule.frequency()) {
                    case HOURLY, DAILY -> true;
                    case WEEKLY -> !open || day.getDayOfWeek() == begin.getDayOfWeek();
                    case MONTHLY -> !open || isDay(day, begin.getDayOfMonth());
                    case YEARLY ->
                            !open
                                    || (isDay(day, begin.getDayOfMonth())
                                            && (!days.months().isEmpty()
                                                    || day.getMonth() == begin.getMonth()));
                }
                && (days.months().isEmpty() || days.months().contains(day.getMonthValue()))
                && (days.monthDays().isEmpty()
                        || days.monthDays().stream().anyMatch(n -> isNumber(day, n, false)))
                && (days.yearDays().isEmpty()
                        || days.yearDays().stream().anyMatch(n -> isNumber(day, n, true)))
                && (days.weekdays().isEmpty()
                        || days.weekdays().stream().anyMatch(weekday -> is(rule, weekday, day)));
    }

    private static boolean isDay(LocalDate day, int number) {
        return day.getDayOfMonth() == number
                || (day.getDayOfMonth() < number && day.plusDays(1).getDayOfMonth() == 1);
    }

    private static boolean isNumber(LocalDate day, int number, boolean ofYear) {
        var first = ofYear ? day.withDayOfYear(1) : day.withDayOfMonth(1);
        var end = ofYear ? first.plusYears(1) : first.plusMonths(1);
        return day.equals(number > 0 ? first.plusDays(number - 1) : end.plusDays(number));
    }

    private static boolean is(Rule rule, Weekday weekday, LocalDate day) {
        if (day.getDayOfWeek() != weekday.day() || weekday.ordinal() == 0) {
            return day.getDayOfWeek() == weekday.day();
        }
        var ofMonth = rule.frequency() == Frequency.MONTHLY || !rule.days().months().isEmpty();
        var first = ofMonth ? day.withDayOfMonth(1) : day.withDayOfYear(1);
        var end = ofMonth ? first.plusMonths(1) : first.plusYears(1);
        var same = new ArrayList<LocalDate>();
        for (var other = first; other.isBefore(end); other = other.plusDays(1)) {
            if (other.getDayOfWeek() == weekday.day()) {
                same.add(other);
            }
        }
        var index = weekday.ordinal() > 0 ? weekday.ordinal() - 1 : same.size() + weekday.ordinal();
        return index >= 0 && index < same.size() && same.get(index).equals(day);
    }
}
