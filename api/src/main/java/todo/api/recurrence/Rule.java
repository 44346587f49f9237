package todo.api.recurrence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule that has at least one date. Its dates are local: the same time of day in summer
 * and in winter. A day or time that the rule does not name is taken from the start of the series.
 *
 * <p>It differs from the standard in one point: if the day of the month is taken from the start and
 * a month is too short for it, the last day of that month counts. Thus {@code FREQ=MONTHLY} has a
 * date in every month and {@code FREQ=YEARLY} in every year. {@code BYMONTHDAY=31} follows the
 * standard and skips short months.
 *
 * @param interval 1 to 1000
 * @param positions which dates of each period (BYSETPOS), ±1 to ±366; empty for all
 * @param weekStart the first day of the week
 * @param count the number of remaining dates, including the current one; null for no limit
 * @param until the last moment of the series; null for no limit
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10">RFC 5545, section 3.3.10</a>
 */
public record Rule(
        Frequency frequency,
        int interval,
        DaySelection days,
        TimesOfDay times,
        List<Integer> positions,
        DayOfWeek weekStart,
        @Nullable Integer count,
        @Nullable Until until) {

    static final int MAX_INTERVAL = 1000;

    public Rule {
        positions = DaySelection.sorted(positions);
    }

    /**
     * @param interval 1 to 1000
     */
    public static Rule every(int interval, Frequency frequency) {
        return new Rule(
                frequency,
                interval,
                DaySelection.ANY,
                TimesOfDay.ANY,
                List.of(),
                DayOfWeek.MONDAY,
                null,
                null);
    }

    /**
     * @param text with or without the prefix {@code RRULE:}
     * @throws IllegalArgumentException if it is malformed, has no date, or has more than one an
     *     hour; the message is for a person
     */
    public static Rule parse(String text) {
        var rule = RuleText.parse(text);
        if (!rule.isPossible()) {
            throw new IllegalArgumentException("This rule never matches a date.");
        }
        return rule;
    }

    /**
     * @param text of a stored rule, as {@link #text()} wrote it
     */
    public static Rule stored(String text) {
        return RuleText.parse(text);
    }

    /**
     * @return the canonical text, without {@code RRULE:}
     */
    @JsonValue
    public String text() {
        return RuleText.of(this);
    }

    /**
     * @return whether it names times of day, which an all-day task cannot have
     */
    public boolean isTimed() {
        return frequency == Frequency.HOURLY || !times.isAny();
    }

    /**
     * The occurrence after a task was completed.
     *
     * @param due midnight UTC of its day if {@code allDay}
     * @param now when the task was completed
     * @param zone the user's time zone
     * @return counted from {@code due}: the first date after it that is not past; an all-day date
     *     is past when its day has ended. Counted from completion: the date nearest to {@code now}
     *     plus the interval, or the first one after {@code now} if the interval is 1, but not the
     *     day of {@code due} again. Empty if the series has ended
     */
    public Optional<Occurrence> next(
            Instant due, boolean allDay, Origin origin, Instant now, ZoneId zone) {
        return new NextOccurrence(this, due, allDay, now, zone).next(origin);
    }

    /**
     * @param start of the series, in local time; its first date if the rule matches it
     * @param from the earliest date wanted, not before {@code start}
     * @return the first date at or after {@code from}; empty if the series ends before
     */
    public Optional<LocalDateTime> first(LocalDateTime start, LocalDateTime from, ZoneId zone) {
        var series = new SeriesIterator(this, start, from);
        return series.hasNext()
                ? Optional.of(series.next())
                        .filter(date -> includes(date, date.atZone(zone).toInstant()))
                : Optional.empty();
    }

    /**
     * @return this rule for an all-day task; an hourly rule becomes a daily one
     */
    public Rule withoutTimes() {
        if (!isTimed()) {
            return this;
        }
        if (frequency == Frequency.HOURLY) {
            return every(1, Frequency.DAILY);
        }
        var timeless = withTimes(TimesOfDay.ANY);
        // Without times and days, there are no dates among which BYSETPOS could choose.
        return days.equals(DaySelection.ANY) ? timeless.withPositions(List.of()) : timeless;
    }

    /**
     * @param day to which the user moves the current date of the series
     * @return this rule without the day that it remembered from an earlier date, unless it is this
     *     day
     */
    public Rule movedTo(LocalDate day) {
        return NextOccurrence.remembersDay(this) && !NextOccurrence.isRemembered(this, day)
                ? NextOccurrence.withoutDay(this)
                : this;
    }

    boolean includes(LocalDateTime local, Instant instant) {
        return until == null || until.includes(local, instant);
    }

    /**
     * Whether the rule has a date at all. 28 years contain every combination of leap year and first
     * weekday, and a day that the rule takes from the start always exists.
     */
    private boolean isPossible() {
        if (days.equals(DaySelection.ANY) && positions.isEmpty()) {
            return true;
        }
        var begin = LocalDateTime.of(2000, 1, 1, 0, 0);
        var every = withInterval(1);
        return new SeriesIterator(every, begin, begin, begin.toLocalDate().plus(Period.ofYears(28)))
                .hasNext();
    }

    public Rule withWeekdays(Weekday... weekdays) {
        return withDays(days.withWeekdays(List.of(weekdays)));
    }

    Rule withDays(DaySelection changed) {
        return new Rule(frequency, interval, changed, times, positions, weekStart, count, until);
    }

    Rule withTimes(TimesOfDay changed) {
        return new Rule(frequency, interval, days, changed, positions, weekStart, count, until);
    }

    Rule withPositions(List<Integer> changed) {
        return new Rule(frequency, interval, days, times, changed, weekStart, count, until);
    }

    Rule withInterval(int changedInterval) {
        return new Rule(
                frequency, changedInterval, days, times, positions, weekStart, count, until);
    }

    public Rule withCount(int number) {
        return new Rule(frequency, interval, days, times, positions, weekStart, number, null);
    }

    public Rule withUntil(Until last) {
        return new Rule(frequency, interval, days, times, positions, weekStart, null, last);
    }
}
