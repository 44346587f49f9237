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
 * The step from one task to the next in its series.
 *
 * @param now when the first was done
 * @param here where the person is
 */
record NextOccurrence(Rule rule, Instant due, boolean allDay, Instant now, ZoneId here) {

    Optional<Occurrence> next(Origin origin) {
        if (rule.count() != null && rule.count() <= 1) {
            return Optional.empty();
        }
        var begin = begin(origin);
        var from = later(begin, present().minusDays(1));
        for (var series = new Series(rule, begin, from); series.hasNext(); ) {
            var date = series.next();
            if (isNext(date, begin, origin)) {
                return rule.reaches(date, instant(date))
                        ? Optional.of(new Occurrence(instant(date), successor(begin, date, origin)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private LocalDateTime begin(Origin origin) {
        return switch (origin) {
            case DUE -> LocalDateTime.ofInstant(due, zone());
            case COMPLETION ->
                    rule.frequency() == Frequency.HOURLY && !allDay
                            ? present().truncatedTo(ChronoUnit.MINUTES)
                            : present().toLocalDate().atTime(time(due));
        };
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    /** In the hour that comes twice, or not at all, what is later on the wall need not be later. */
    private boolean isNext(LocalDateTime date, LocalDateTime begin, Origin origin) {
        if (allDay) {
            return date.toLocalDate().isAfter(begin.toLocalDate())
                    && !date.toLocalDate().isBefore(present().toLocalDate());
        }
        return date.isAfter(begin)
                && instant(date).isAfter(now)
                && (origin == Origin.COMPLETION || instant(date).isAfter(due));
    }

    private Rule successor(LocalDateTime begin, LocalDateTime date, Origin origin) {
        var counted = rule.count() == null ? rule : rule.times(rule.count() - 1);
        var dated = origin == Origin.DUE ? keepingDay(counted, begin, date) : counted;
        return allDay ? dated : keepingTime(dated, date);
    }

    /** Else what began on the 31st would be on the 28th for ever after February. */
    private static Rule keepingDay(Rule rule, LocalDateTime begin, LocalDateTime date) {
        var day = begin.getDayOfMonth();
        var months = rule.days().months();
        if (!Series.leavesDay(rule)
                || date.getDayOfMonth() >= day
                || !rule.positions().isEmpty()
                || (rule.frequency() == Frequency.YEARLY && months.size() > 1)) {
            return rule;
        }
        var days = rule.days().on(upTo(day));
        var dated =
                rule.frequency() == Frequency.YEARLY
                        ? days.in(List.of(date.getMonthValue()))
                        : days;
        return rule.on(dated).taking(List.of(-1));
    }

    private static List<Integer> upTo(int day) {
        return IntStream.rangeClosed(28, day).boxed().toList();
    }

    /**
     * @return whether the rule has the form in which a day is kept
     */
    static boolean isKept(Rule rule) {
        var days = rule.days().monthDays();
        return days.size() > 1
                && days.equals(upTo(days.getLast()))
                && rule.positions().equals(List.of(-1))
                && (rule.frequency() == Frequency.MONTHLY || rule.days().months().size() == 1)
                && Series.leavesDay(forget(rule));
    }

    /**
     * @param rule one that is kept
     * @return whether the day is a date of it
     */
    static boolean keeps(Rule rule, LocalDate day) {
        var months = rule.days().months();
        return (months.isEmpty() || months.contains(day.getMonthValue()))
                && day.getDayOfMonth()
                        == Math.min(rule.days().monthDays().getLast(), day.lengthOfMonth());
    }

    /**
     * @param rule one that is kept
     * @return the rule as it was before
     */
    static Rule forget(Rule rule) {
        var days = rule.days().on(List.of());
        var yearly = rule.frequency() == Frequency.YEARLY;
        return rule.on(yearly ? days.in(List.of()) : days).taking(List.of());
    }

    /**
     * Else what is at half past two would be at half past three for ever after the night that skips
     * that hour. The rule names the time for that one night only, so that who then gives the task
     * another time finds it kept.
     */
    private Rule keepingTime(Rule rule, LocalDateTime date) {
        if (rule.frequency() == Frequency.HOURLY) {
            return rule;
        }
        if (rule.times().isAny()) {
            return isSkipped(date) ? rule.at(TimesOfDay.at(date.toLocalTime())) : rule;
        }
        var named = rule.times().equals(TimesOfDay.at(date.toLocalTime()));
        var before = LocalDateTime.ofInstant(due, here).toLocalDate().atTime(date.toLocalTime());
        return named && isSkipped(before) && instant(before).equals(due) && !isSkipped(date)
                ? rule.at(TimesOfDay.ANY)
                : rule;
    }

    private boolean isSkipped(LocalDateTime date) {
        return here.getRules().getValidOffsets(date).isEmpty();
    }

    private Instant instant(LocalDateTime date) {
        return allDay
                ? date.toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC)
                : date.atZone(here).toInstant();
    }

    private LocalTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone()).toLocalTime();
    }

    private ZoneId zone() {
        return allDay ? ZoneOffset.UTC : here;
    }

    private LocalDateTime present() {
        return LocalDateTime.ofInstant(now, here);
    }
}
