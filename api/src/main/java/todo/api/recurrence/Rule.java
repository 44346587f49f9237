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
 * When a task comes again: a recurrence rule that has been found to be possible. Its dates are on
 * the wall – the same time of day in summer and in winter – and a day or time that it does not name
 * is that of the date it is counted from.
 *
 * <p>One thing is not as the standard has it: where the day of the month comes from that date, and
 * the month is too short for it, the last day is taken. Thus {@code FREQ=MONTHLY} finds a day in
 * every month, and {@code FREQ=YEARLY} in every year; {@code BYMONTHDAY=31} keeps to the standard
 * and leaves short months out.
 *
 * @param interval 1 to 1000
 * @param positions which dates of each period, ±1 to ±366; empty for all
 * @param weekStart the day that weeks begin with
 * @param count how many dates are left, the present one included; null for no end
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
     * @param text with or without {@code RRULE:} before it
     * @throws IllegalArgumentException whose message says to a person what is wrong: it cannot be
     *     read, has no date at all, or more than one an hour
     */
    public static Rule parse(String text) {
        var rule = RuleText.parse(text);
        if (!rule.isPossible()) {
            throw new IllegalArgumentException("No day of any year fits this rule.");
        }
        return rule;
    }

    /**
     * @return the rule whose {@link #text()} this is
     */
    public static Rule kept(String text) {
        return RuleText.parse(text);
    }

    /**
     * @return the one way to write it, without {@code RRULE:}
     */
    @JsonValue
    public String text() {
        return RuleText.of(this);
    }

    /**
     * @return whether it names times of day, which a day without a time cannot have
     */
    public boolean isTimed() {
        return frequency == Frequency.HOURLY || !times.isAny();
    }

    /**
     * What comes after a date.
     *
     * @param due midnight UTC of its day where it is {@code allDay}
     * @param now when it was done
     * @param zone where the person is
     * @return later than {@code due} if it is counted from there, and not past: of an overdue task
     *     the dates that have gone by are left out, while a day without a time is not past until it
     *     is over; empty where the series is at its end
     */
    public Optional<Occurrence> next(
            Instant due, boolean allDay, Origin origin, Instant now, ZoneId zone) {
        return new NextOccurrence(this, due, allDay, now, zone).next(origin);
    }

    /**
     * @param begin what the series is counted from, on the wall; its first date, if it fits
     * @param from the earliest date wanted, not before {@code begin}
     * @return the first date at or after {@code from}; empty if the series ends before
     */
    public Optional<LocalDateTime> first(LocalDateTime begin, LocalDateTime from, ZoneId zone) {
        var series = new Series(this, begin, from);
        return series.hasNext()
                ? Optional.of(series.next())
                        .filter(date -> reaches(date, date.atZone(zone).toInstant()))
                : Optional.empty();
    }

    /**
     * @return the same for a day without a time: by the day where it comes by the hour
     */
    public Rule withoutTimes() {
        if (!isTimed()) {
            return this;
        }
        if (frequency == Frequency.HOURLY) {
            return every(1, Frequency.DAILY);
        }
        var timeless = at(TimesOfDay.ANY);
        // Of a day without times there is nothing to choose.
        return days.equals(DaySelection.ANY) ? timeless.taking(List.of()) : timeless;
    }

    /**
     * @param day that somebody puts the present date of the series on
     * @return the same, without the day that a date before has left in it, unless this is that day
     */
    public Rule movedTo(LocalDate day) {
        return NextOccurrence.isKept(this) && !NextOccurrence.keeps(this, day)
                ? NextOccurrence.forget(this)
                : this;
    }

    boolean reaches(LocalDateTime wall, Instant instant) {
        return until == null || until.reaches(wall, instant);
    }

    /**
     * Whether there is a day for it. The calendar of 28 years has every kind of year; what the rule
     * leaves to the date that it is counted from is always to be had.
     */
    private boolean isPossible() {
        if (days.equals(DaySelection.ANY) && positions.isEmpty()) {
            return true;
        }
        var begin = LocalDateTime.of(2000, 1, 1, 0, 0);
        var all = with(1);
        return new Series(all, begin, begin, begin.toLocalDate().plus(Period.ofYears(28)))
                .hasNext();
    }

    public Rule each(Weekday... weekdays) {
        return on(days.each(List.of(weekdays)));
    }

    Rule on(DaySelection changed) {
        return new Rule(frequency, interval, changed, times, positions, weekStart, count, until);
    }

    Rule at(TimesOfDay changed) {
        return new Rule(frequency, interval, days, changed, positions, weekStart, count, until);
    }

    Rule taking(List<Integer> changed) {
        return new Rule(frequency, interval, days, times, changed, weekStart, count, until);
    }

    Rule with(int changedInterval) {
        return new Rule(
                frequency, changedInterval, days, times, positions, weekStart, count, until);
    }

    public Rule times(int number) {
        return new Rule(frequency, interval, days, times, positions, weekStart, number, null);
    }

    public Rule until(Until last) {
        return new Rule(frequency, interval, days, times, positions, weekStart, null, last);
    }
}
