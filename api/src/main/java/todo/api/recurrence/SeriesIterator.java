package todo.api.recurrence;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Iterates over the local dates of a rule in ascending order, ignoring its count and end. It
 * examines one period of the rule after the other up to a limit, so every call ends for every rule.
 */
final class SeriesIterator implements Iterator<LocalDateTime> {

    /** Default limit of the search. */
    private static final int MAX_YEARS = 200;

    private static final LocalDate MAX_DATE = LocalDate.of(9999, 12, 1);

    private final Rule rule;
    private final LocalDateTime start;
    private final LocalDateTime from;
    private final LocalDate last;
    private final WeekFields weekFields;
    private final DaySelection days;
    private final int day;
    private final Deque<LocalDateTime> dates = new ArrayDeque<>();
    private LocalDate period;

    /**
     * @param start of the series; provides the day and time that the rule does not name
     * @param from the earliest date wanted, not before {@code start}
     */
    SeriesIterator(Rule rule, LocalDateTime start, LocalDateTime from) {
        this(rule, start, from, from.toLocalDate().plusYears(MAX_YEARS));
    }

    /**
     * @param last the end of the search
     */
    SeriesIterator(Rule rule, LocalDateTime start, LocalDateTime from, LocalDate last) {
        this.rule = rule;
        this.start = start;
        this.from = from;
        this.last = last.isBefore(MAX_DATE) ? last : MAX_DATE;
        this.weekFields = WeekFields.of(rule.weekStart(), 4);
        this.days = completed(rule, start.toLocalDate());
        this.day = inheritsDay(rule) ? start.getDayOfMonth() : 0;
        this.period = periodBefore(from.toLocalDate());
    }

    /**
     * @return whether the rule takes the day of the month from the start of the series
     */
    static boolean inheritsDay(Rule rule) {
        var days = rule.days();
        return days.weekdays().isEmpty()
                && days.monthDays().isEmpty()
                && days.yearDays().isEmpty()
                && days.weeks().isEmpty()
                && (rule.frequency() == Frequency.MONTHLY || rule.frequency() == Frequency.YEARLY);
    }

    private static DaySelection completed(Rule rule, LocalDate begin) {
        var days = rule.days();
        var leavesWeekday =
                days.weekdays().isEmpty()
                        && (rule.frequency() == Frequency.WEEKLY
                                || (!days.weeks().isEmpty()
                                        && days.yearDays().isEmpty()
                                        && days.monthDays().isEmpty()));
        if (leavesWeekday) {
            return days.withWeekdays(List.of(Weekday.every(begin.getDayOfWeek())));
        }
        return rule.frequency() == Frequency.YEARLY && inheritsDay(rule) && days.months().isEmpty()
                ? days.withMonths(List.of(begin.getMonthValue()))
                : days;
    }

    @Override
    public boolean hasNext() {
        while (dates.isEmpty() && period.isBefore(last)) {
            var next = plus(period, step());
            dates.addAll(datesOf(period, plus(period, 1)));
            period = next;
        }
        return !dates.isEmpty();
    }

    @Override
    public LocalDateTime next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return dates.remove();
    }

    private List<LocalDateTime> datesOf(LocalDate first, LocalDate end) {
        var all = new ArrayList<LocalDateTime>();
        for (var date = first; date.isBefore(end); date = date.plusDays(1)) {
            if (contains(date)) {
                addTimes(date, all);
            }
        }
        var selected = new ArrayList<LocalDateTime>();
        for (var i = 0; i < all.size(); i++) {
            if (isSelected(i, all.size()) && !all.get(i).isBefore(from)) {
                selected.add(all.get(i));
            }
        }
        return selected;
    }

    private boolean contains(LocalDate date) {
        var ofMonth = rule.frequency() == Frequency.MONTHLY || !rule.days().months().isEmpty();
        return days.contains(date, ofMonth, weekFields)
                && (day == 0 || date.getDayOfMonth() == Math.min(day, date.lengthOfMonth()));
    }

    private boolean isSelected(int index, int size) {
        var positions = rule.positions();
        return positions.isEmpty()
                || positions.contains(index + 1)
                || positions.contains(index - size);
    }

    private void addTimes(LocalDate date, List<LocalDateTime> all) {
        if (rule.frequency() == Frequency.HOURLY) {
            addHours(date, all);
        } else if (rule.times().hours().isEmpty()) {
            all.add(date.atTime(at(start.getHour())));
        } else {
            rule.times().hours().forEach(hour -> all.add(date.atTime(at(hour))));
        }
    }

    private void addHours(LocalDate date, List<LocalDateTime> all) {
        var hours = rule.times().hours();
        var since = Duration.between(start.truncatedTo(ChronoUnit.HOURS), date.atStartOfDay());
        for (var hour = 0; hour < 24; hour++) {
            if ((since.toHours() + hour) % rule.interval() == 0
                    && (hours.isEmpty() || hours.contains(hour))) {
                all.add(date.atTime(at(hour)));
            }
        }
    }

    private LocalTime at(int hour) {
        return rule.times().in(hour, start.toLocalTime());
    }

    /** An hourly rule is examined day by day. */
    private int step() {
        return rule.frequency() == Frequency.HOURLY ? 1 : rule.interval();
    }

    /**
     * @return the start of the rule's last period that starts at or before {@code date}
     */
    private LocalDate periodBefore(LocalDate date) {
        var first = startOfPeriod(start.toLocalDate());
        var periods =
                switch (rule.frequency()) {
                    case HOURLY, DAILY -> ChronoUnit.DAYS.between(first, date);
                    case WEEKLY -> ChronoUnit.WEEKS.between(first, date);
                    case MONTHLY -> ChronoUnit.MONTHS.between(first, date);
                    case YEARLY -> yearOf(date) - yearOf(first);
                };
        return plus(first, Math.max(0, periods) / step() * step());
    }

    private LocalDate startOfPeriod(LocalDate date) {
        return switch (rule.frequency()) {
            case HOURLY, DAILY -> date;
            case WEEKLY -> date.with(weekFields.dayOfWeek(), 1);
            case MONTHLY -> date.withDayOfMonth(1);
            case YEARLY -> startOfYear(yearOf(date));
        };
    }

    private LocalDate plus(LocalDate start, long periods) {
        return switch (rule.frequency()) {
            case HOURLY, DAILY -> start.plusDays(periods);
            case WEEKLY -> start.plusWeeks(periods);
            case MONTHLY -> start.plusMonths(periods);
            case YEARLY -> startOfYear(Math.toIntExact(yearOf(start) + periods));
        };
    }

    /** A week-based year starts with the week of 4 January. */
    private int yearOf(LocalDate date) {
        return days.weeks().isEmpty() ? date.getYear() : date.get(weekFields.weekBasedYear());
    }

    private LocalDate startOfYear(int year) {
        return days.weeks().isEmpty()
                ? LocalDate.of(year, 1, 1)
                : LocalDate.of(year, 1, 4).with(weekFields.dayOfWeek(), 1);
    }
}
