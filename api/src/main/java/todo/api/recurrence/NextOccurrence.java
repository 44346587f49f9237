package todo.api.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
        var date =
                switch (origin) {
                    case DUE -> afterDue();
                    case COMPLETION -> afterCompletion();
                };
        return date.filter(next -> rule.includes(next, instant(next)))
                .map(next -> new Occurrence(instant(next), successor(next, origin)));
    }

    private Optional<LocalDateTime> afterDue() {
        var start = localDue();
        var from = later(start, present().minusDays(1));
        for (var series = new SeriesIterator(rule, start, from); series.hasNext(); ) {
            var date = series.next();
            if (isAhead(date, start) && (allDay || instant(date).isAfter(due))) {
                return Optional.of(date);
            }
        }
        return Optional.empty();
    }

    /**
     * The date nearest to the completion plus INTERVAL periods; without an interval, the first date
     * after the completion. A fixed grid of periods would give a date right after the completion
     * whenever the rule names a later day of the same period. The date that was just completed does
     * not count.
     */
    private Optional<LocalDateTime> afterCompletion() {
        var start = completion();
        var least = plus(start, rule.interval() - 1);
        var target = rule.interval() == 1 ? least : plus(start, rule.interval());
        LocalDateTime before = null;
        var from = later(least, present().minusDays(1));
        for (var series = new SeriesIterator(rule.withInterval(1), start, from);
                series.hasNext(); ) {
            var date = series.next();
            if (!isAhead(date, least) || isCompleted(date)) {
                continue;
            }
            if (!date.isBefore(target)) {
                return Optional.of(before == null ? date : nearest(target, before, date));
            }
            before = date;
        }
        return Optional.ofNullable(before);
    }

    private static LocalDateTime nearest(
            LocalDateTime target, LocalDateTime before, LocalDateTime after) {
        return Duration.between(before, target).compareTo(Duration.between(target, after)) < 0
                ? before
                : after;
    }

    private LocalDateTime completion() {
        return rule.frequency() == Frequency.HOURLY && !allDay
                ? present().truncatedTo(ChronoUnit.MINUTES)
                : present().toLocalDate().atTime(localDue().toLocalTime());
    }

    private LocalDateTime plus(LocalDateTime time, int periods) {
        return switch (rule.frequency()) {
            case HOURLY -> time.plusHours(periods);
            case DAILY -> time.plusDays(periods);
            case WEEKLY -> time.plusWeeks(periods);
            case MONTHLY -> time.plusMonths(periods);
            case YEARLY -> time.plusYears(periods);
        };
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    /** Compares instants too, because local times are not monotonic when clocks change. */
    private boolean isAhead(LocalDateTime date, LocalDateTime limit) {
        return allDay
                ? date.toLocalDate().isAfter(limit.toLocalDate())
                        && !date.toLocalDate().isBefore(present().toLocalDate())
                : date.isAfter(limit) && instant(date).isAfter(now);
    }

    /** With one date a day, a task that was completed at any time of a day completes its date. */
    private boolean isCompleted(LocalDateTime date) {
        var hourly = rule.frequency() == Frequency.HOURLY || rule.times().hours().size() > 1;
        var hasManyADay = hourly && !allDay;
        return hasManyADay
                ? instant(date).equals(due)
                : date.toLocalDate().equals(localDue().toLocalDate());
    }

    private Rule successor(LocalDateTime date, Origin origin) {
        var counted = rule.count() == null ? rule : rule.withCount(rule.count() - 1);
        var dated = origin == Origin.DUE ? rememberingDay(counted, localDue(), date) : counted;
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

    private LocalDateTime localDue() {
        return LocalDateTime.ofInstant(due, allDay ? ZoneOffset.UTC : zone);
    }

    private LocalDateTime present() {
        return LocalDateTime.ofInstant(now, zone);
    }
}
