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
 * The dates of a rule on the wall, ascending, without regard to its end. It looks at the days of
 * one period of the rule after the other, no further than it is told to, so that every step is
 * bounded, whatever the rule.
 */
final class Series implements Iterator<LocalDateTime> {

    /** Longer than any task is waited for. */
    private static final int YEARS = 200;

    private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 1);

    private final Rule rule;
    private final LocalDateTime begin;
    private final LocalDateTime from;
    private final LocalDate last;
    private final WeekFields calendar;
    private final DaySelection days;
    private final int day;
    private final Deque<LocalDateTime> dates = new ArrayDeque<>();
    private LocalDate period;

    /**
     * @param begin what the rule is counted from; it gives the day and time that the rule leaves
     *     open
     * @param from the earliest date wanted, not before {@code begin}
     */
    Series(Rule rule, LocalDateTime begin, LocalDateTime from) {
        this(rule, begin, from, from.toLocalDate().plusYears(YEARS));
    }

    /**
     * @param last where to stop looking
     */
    Series(Rule rule, LocalDateTime begin, LocalDateTime from, LocalDate last) {
        this.rule = rule;
        this.begin = begin;
        this.from = from;
        this.last = last.isBefore(END_OF_TIME) ? last : END_OF_TIME;
        this.calendar = WeekFields.of(rule.weekStart(), 4);
        this.days = completed(rule, begin.toLocalDate());
        this.day = leavesDay(rule) ? begin.getDayOfMonth() : 0;
        this.period = periodBefore(from.toLocalDate());
    }

    /**
     * @return whether the day of the month is that of the date it is counted from
     */
    static boolean leavesDay(Rule rule) {
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
            return days.each(List.of(Weekday.every(begin.getDayOfWeek())));
        }
        return rule.frequency() == Frequency.YEARLY && leavesDay(rule) && days.months().isEmpty()
                ? days.in(List.of(begin.getMonthValue()))
                : days;
    }

    @Override
    public boolean hasNext() {
        while (dates.isEmpty() && period.isBefore(last)) {
            var next = plus(period, step());
            dates.addAll(taken(period, plus(period, 1)));
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

    private List<LocalDateTime> taken(LocalDate first, LocalDate end) {
        var all = new ArrayList<LocalDateTime>();
        for (var date = first; date.isBefore(end); date = date.plusDays(1)) {
            if (has(date)) {
                addTimes(date, all);
            }
        }
        var taken = new ArrayList<LocalDateTime>();
        for (var i = 0; i < all.size(); i++) {
            if (isTaken(i, all.size()) && !all.get(i).isBefore(from)) {
                taken.add(all.get(i));
            }
        }
        return taken;
    }

    private boolean has(LocalDate date) {
        var ofMonth = rule.frequency() == Frequency.MONTHLY || !rule.days().months().isEmpty();
        return days.has(date, ofMonth, calendar)
                && (day == 0 || date.getDayOfMonth() == Math.min(day, date.lengthOfMonth()));
    }

    private boolean isTaken(int index, int size) {
        var positions = rule.positions();
        return positions.isEmpty()
                || positions.contains(index + 1)
                || positions.contains(index - size);
    }

    private void addTimes(LocalDate date, List<LocalDateTime> all) {
        if (rule.frequency() == Frequency.HOURLY) {
            addHours(date, all);
        } else if (rule.times().hours().isEmpty()) {
            all.add(date.atTime(at(begin.getHour())));
        } else {
            rule.times().hours().forEach(hour -> all.add(date.atTime(at(hour))));
        }
    }

    private void addHours(LocalDate date, List<LocalDateTime> all) {
        var hours = rule.times().hours();
        var since = Duration.between(begin.truncatedTo(ChronoUnit.HOURS), date.atStartOfDay());
        for (var hour = 0; hour < 24; hour++) {
            if ((since.toHours() + hour) % rule.interval() == 0
                    && (hours.isEmpty() || hours.contains(hour))) {
                all.add(date.atTime(at(hour)));
            }
        }
    }

    private LocalTime at(int hour) {
        return rule.times().in(hour, begin.toLocalTime());
    }

    /** Hours are counted by the day: every day has some of them, or is passed over. */
    private int step() {
        return rule.frequency() == Frequency.HOURLY ? 1 : rule.interval();
    }

    /**
     * @return the start of the last period of the rule that begins at or before {@code date}
     */
    private LocalDate periodBefore(LocalDate date) {
        var start = start(begin.toLocalDate());
        var periods =
                switch (rule.frequency()) {
                    case HOURLY, DAILY -> ChronoUnit.DAYS.between(start, date);
                    case WEEKLY -> ChronoUnit.WEEKS.between(start, date);
                    case MONTHLY -> ChronoUnit.MONTHS.between(start, date);
                    case YEARLY -> yearOf(date) - yearOf(start);
                };
        return plus(start, Math.max(0, periods) / step() * step());
    }

    private LocalDate start(LocalDate date) {
        return switch (rule.frequency()) {
            case HOURLY, DAILY -> date;
            case WEEKLY -> date.with(calendar.dayOfWeek(), 1);
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

    /** A year of weeks is not quite the calendar's: it begins with the week of 4 January. */
    private int yearOf(LocalDate date) {
        return days.weeks().isEmpty() ? date.getYear() : date.get(calendar.weekBasedYear());
    }

    private LocalDate startOfYear(int year) {
        return days.weeks().isEmpty()
                ? LocalDate.of(year, 1, 1)
                : LocalDate.of(year, 1, 4).with(calendar.dayOfWeek(), 1);
    }
}
