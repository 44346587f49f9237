package todo.api.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import todo.api.database.Condition;
import todo.api.query.Node.Comparison;
import todo.api.query.Node.DateField;

/**
 * Compiles comparisons of dates. A due time is compared in the caller's time zone; an all-day due
 * date is the same day in every zone.
 */
final class DateComparison {

    private final ZoneId zone;
    private final Instant now;

    DateComparison(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /**
     * A half-open interval.
     *
     * @param from inclusive; null for no lower bound
     * @param to exclusive; null for no upper bound
     */
    private record Span(@Nullable Instant from, @Nullable Instant to) {

        Condition on(String column) {
            var conditions = new ArrayList<String>();
            var parameters = new ArrayList<Object>();
            if (from != null) {
                conditions.add(column + " >= ?");
                parameters.add(from);
            }
            if (to != null) {
                conditions.add(column + " < ?");
                parameters.add(to);
            }
            return new Condition(String.join(" and ", conditions), parameters);
        }

        /**
         * @return the smallest span that contains both
         */
        Span union(Span other) {
            return new Span(
                    from == null || other.from == null || from.isBefore(other.from)
                            ? from
                            : other.from,
                    to == null || other.to == null || to.isAfter(other.to) ? to : other.to);
        }
    }

    Condition condition(Node.DateFilter filter) {
        var column = filter.field().column;
        return switch (filter.term()) {
            case DateTerm.Period period -> {
                var ahead = filter.field() == DateField.DUE;
                var days = period.days(now.atZone(zone).toLocalDate(), ahead);
                yield filter.field() == DateField.DUE
                        ? due(
                                days(filter.comparison(), days, zone),
                                floating(filter.comparison(), days))
                        : days(filter.comparison(), days, zone).on(column);
            }
            case DateTerm.PointInTime time -> {
                var at = time.at(zone, now);
                var span = times(filter.comparison(), at);
                yield filter.field() == DateField.DUE
                        ? due(span, floating(filter.comparison(), dayOf(at)))
                        : span.on(column);
            }
        };
    }

    /**
     * @return holds for a due time before now, and for an all-day due date before today
     */
    Condition overdue() {
        return due(times(Comparison.BEFORE, now), floating(Comparison.BEFORE, dayOf(now)));
    }

    private DateTerm.DayRange dayOf(Instant time) {
        var day = time.atZone(zone).toLocalDate();
        return new DateTerm.DayRange(day, day.plusDays(1));
    }

    private static Span floating(Comparison comparison, DateTerm.DayRange days) {
        return days(comparison, days, ZoneOffset.UTC);
    }

    private static Span days(Comparison comparison, DateTerm.DayRange days, ZoneId zone) {
        return span(comparison, start(days.from(), zone), start(days.to(), zone));
    }

    /** PostgreSQL stores microseconds, so the next instant is one microsecond later. */
    private static Span times(Comparison comparison, Instant time) {
        return span(comparison, time, time.plus(1, ChronoUnit.MICROS));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Span span(Comparison comparison, Instant from, Instant to) {
        return switch (comparison) {
            case ON -> new Span(from, to);
            case BEFORE -> new Span(null, from);
            case UNTIL -> new Span(null, to);
            case AFTER -> new Span(to, null);
            case FROM -> new Span(from, null);
        };
    }

    /** The union of both spans comes first because an index can answer it. */
    private static Condition due(Span timed, Span floating) {
        var both = timed.union(floating).on("due_date");
        if (timed.equals(floating)) {
            return new Condition("(" + both.sql() + ")", both.parameters());
        }
        var onDays = floating.on("due_date");
        var atTimes = timed.on("due_date");
        var parameters = new ArrayList<>(both.parameters());
        parameters.addAll(onDays.parameters());
        parameters.addAll(atTimes.parameters());
        return new Condition(
                "(%s and case when all_day then %s else %s end)"
                        .formatted(both.sql(), onDays.sql(), atTimes.sql()),
                parameters);
    }
}
