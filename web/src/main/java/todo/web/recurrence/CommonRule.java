package todo.web.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A rule that the editor can show.
 *
 * @param interval 1 to 1,000
 * @param weekdays of a weekly rule, Monday first; empty for the weekday of the due date
 * @param dayOfMonth of a monthly rule
 */
public record CommonRule(
        RecurrenceUnit unit,
        int interval,
        Set<DayOfWeek> weekdays,
        DayOfMonth dayOfMonth,
        SeriesEnd end) {

    /**
     * @throws IllegalArgumentException if the interval is out of range
     */
    public CommonRule {
        if (interval < 1 || interval > 1000) {
            throw new IllegalArgumentException("no such interval");
        }
        weekdays = Collections.unmodifiableSortedSet(new TreeSet<>(weekdays));
    }

    /**
     * @param rule as the API writes it
     * @return empty for a rule that the editor cannot show completely
     */
    public static Optional<CommonRule> parse(String rule) {
        var parts = RuleParts.of(rule);
        return RecurrenceUnit.of(parts.get("FREQ"))
                .map(unit ->
                        new CommonRule(
                                unit,
                                Math.max(1, parts.interval()),
                                parts.list("BYDAY").stream()
                                        .filter(RuleParts::isDay)
                                        .map(RuleParts::day)
                                        .collect(Collectors.toSet()),
                                DayOfMonth.of(parts),
                                SeriesEnd.of(parts)))
                .filter(common -> common.text().equals(rule));
    }

    /**
     * @return as the API writes it
     */
    public String text() {
        var days =
                switch (unit) {
                    case DAY, YEAR -> "";
                    case WEEK ->
                            weekdays.isEmpty()
                                    ? ""
                                    : weekdays.stream()
                                            .map(RuleParts::code)
                                            .collect(Collectors.joining(",", ";BYDAY=", ""));
                    case MONTH -> dayOfMonth.text();
                };
        var every = interval == 1 ? "" : ";INTERVAL=" + interval;
        return "FREQ=" + unit.frequency() + every + days + end.text();
    }

    /**
     * @return the first date at or after {@code from} of a series without a due date
     */
    public LocalDate first(LocalDate from) {
        return switch (unit) {
            case DAY, YEAR -> from;
            case MONTH -> dayOfMonth.first(from);
            case WEEK ->
                    from.datesUntil(from.plusWeeks(1))
                            .filter(day -> weekdays.contains(day.getDayOfWeek()))
                            .findFirst()
                            .orElse(from);
        };
    }
}
