package todo.api.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Computes the occurrence after a completed one.
 *
 * @param due midnight UTC of its day if {@code allDay}
 * @param now when the task was completed
 * @param zone the user's time zone
 */
record NextOccurrence(Rule rule, Instant due, boolean allDay, Instant now, ZoneId zone) {

    Optional<Occurrence> next(Origin origin) {
        if (rule.count() != null && rule.count() <= 1) {
            return Optional.empty();
        }
        var start = start(origin);
        var from = later(start, present().minusDays(1));
        for (var series = new SeriesIterator(rule, start, from); series.hasNext(); ) {
            var date = series.next();
            if (isNext(date, start, origin)) {
                return rule.includes(date, instant(date))
                        ? Optional.of(new Occurrence(instant(date), successor(start, date, origin)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private LocalDateTime start(Origin origin) {
        return switch (origin) {
            case DUE -> LocalDateTime.ofInstant(due, dueZone());
            case COMPLETION ->
                    rule.frequency() == Frequency.HOURLY && !allDay
                            ? present().truncatedTo(ChronoUnit.MINUTES)
                            : present().toLocalDate().atTime(time(due));
        };
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    /** Compares instants too, because local times are not monotonic when clocks change. */
    private boolean isNext(LocalDateTime date, LocalDateTime start, Origin origin) {
        if (allDay) {
            return date.toLocalDate().isAfter(start.toLocalDate())
                    && !date.toLocalDate().isBefore(present().toLocalDate());
        }
        return date.isAfter(start)
                && instant(date).isAfter(now)
                && (origin == Origin.COMPLETION || instant(date).isAfter(due));
    }

    private Rule successor(LocalDateTime start, LocalDateTime date, Origin origin) {
        var counted = rule.count() == null ? rule : rule.withCount(rule.count() - 1);
        var dated = origin == Origin.DUE ? rememberingDay(counted, start, date) : counted;
        return allDay ? dated : rememberingTime(dated, date);
    }

    /** Otherwise a series that started on the 31st would stay on the 28th after February. */
    private static Rule rememberingDay(Rule rule, LocalDateTime start, LocalDateTime date) {
        var day = start.getDayOfMonth();
        var months = rule.days().months();
        if (!SeriesIterator.inheritsDay(rule)
                || date.getDayOfMonth() >= day
                || !rule.positions().isEmpty()
                || (rule.frequency() == Frequency.YEARLY && months.size() > 1)) {
            return rule;
        }
        var days = rule.days().withMonthDays(upTo(day));
        var dated =
                rule.frequency() == Frequency.YEARLY
                        ? days.withMonths(List.of(date.getMonthValue()))
                        : days;
        return rule.withDays(dated).withPositions(List.of(-1));
    }

    private static List<Integer> upTo(int day) {
        return IntStream.rangeClosed(28, day).boxed().toList();
    }

    /**
     * @return whether the rule has the form in which it remembers a day of the month
     */
    static boolean remembersDay(Rule rule) {
        var days = rule.days().monthDays();
        return days.size() > 1
                && days.equals(upTo(days.getLast()))
                && rule.positions().equals(List.of(-1))
                && (rule.frequency() == Frequency.MONTHLY || rule.days().months().size() == 1)
                && SeriesIterator.inheritsDay(withoutDay(rule));
    }

    /**
     * @param rule one that remembers a day
     * @return whether it remembers {@code day}, or a later one that this month lacks
     */
    static boolean isRemembered(Rule rule, LocalDate day) {
        var months = rule.days().months();
        return (months.isEmpty() || months.contains(day.getMonthValue()))
                && day.getDayOfMonth()
                        == Math.min(rule.days().monthDays().getLast(), day.lengthOfMonth());
    }

    /**
     * @param rule one that remembers a day
     * @return the rule without that day
     */
    static Rule withoutDay(Rule rule) {
        var days = rule.days().withMonthDays(List.of());
        var yearly = rule.frequency() == Frequency.YEARLY;
        return rule.withDays(yearly ? days.withMonths(List.of()) : days).withPositions(List.of());
    }

    /**
     * Otherwise a series at 02:30 would stay at 03:30 after the night in which clocks skip that
     * hour. The rule names the time for that night only, so that a new time that the user sets
     * later applies.
     */
    private Rule rememberingTime(Rule rule, LocalDateTime date) {
        if (rule.frequency() == Frequency.HOURLY) {
            return rule;
        }
        if (rule.times().isAny()) {
            return isSkipped(date) ? rule.withTimes(TimesOfDay.at(date.toLocalTime())) : rule;
        }
        var named = rule.times().equals(TimesOfDay.at(date.toLocalTime()));
        var before = LocalDateTime.ofInstant(due, zone).toLocalDate().atTime(date.toLocalTime());
        return named && isSkipped(before) && instant(before).equals(due) && !isSkipped(date)
                ? rule.withTimes(TimesOfDay.ANY)
                : rule;
    }

    private boolean isSkipped(LocalDateTime date) {
        return zone.getRules().getValidOffsets(date).isEmpty();
    }

    private Instant instant(LocalDateTime date) {
        return allDay
                ? date.toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC)
                : date.atZone(zone).toInstant();
    }

    private LocalTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, dueZone()).toLocalTime();
    }

    private ZoneId dueZone() {
        return allDay ? ZoneOffset.UTC : zone;
    }

    private LocalDateTime present() {
        return LocalDateTime.ofInstant(now, zone);
    }
}
