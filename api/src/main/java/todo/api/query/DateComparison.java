package todo.api.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import todo.api.query.Node.Comparison;
import todo.api.query.Node.DateField;

/**
 * Writes comparisons of dates. A task that is due at a time is compared by that time in the zone of
 * whoever asks; one that is due on a day by that day, which is the same in every zone.
 */
final class DateComparison {

    private final ZoneId zone;
    private final Instant now;

    DateComparison(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** From the first instant on, up to the second but without it; a null is no bound. */
    private record Span(@Nullable Instant from, @Nullable Instant to) {

        Expression of(String column) {
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
            return new Expression(String.join(" and ", conditions), parameters);
        }

        /**
         * @return the smallest that holds both
         */
        Span with(Span other) {
            return new Span(
                    from == null || other.from == null || from.isBefore(other.from)
                            ? from
                            : other.from,
                    to == null || other.to == null || to.isAfter(other.to) ? to : other.to);
        }
    }

    Expression condition(Node.Dated dated) {
        var column = dated.field().column;
        return switch (dated.moment()) {
            case DateTerm.Period period -> {
                var ahead = dated.field() == DateField.DUE;
                var days = period.days(now.atZone(zone).toLocalDate(), ahead);
                yield dated.field() == DateField.DUE
                        ? due(
                                days(dated.comparison(), days, zone),
                                floating(dated.comparison(), days))
                        : days(dated.comparison(), days, zone).of(column);
            }
            case DateTerm.Time time -> {
                var at = time.at(zone, now);
                var span = times(dated.comparison(), at);
                yield dated.field() == DateField.DUE
                        ? due(span, floating(dated.comparison(), dayOf(at)))
                        : span.of(column);
            }
        };
    }

    /**
     * @return whether it was due before now, or before today
     */
    Expression past() {
        return due(times(Comparison.BEFORE, now), floating(Comparison.BEFORE, dayOf(now)));
    }

    private DateTerm.Days dayOf(Instant time) {
        var day = time.atZone(zone).toLocalDate();
        return new DateTerm.Days(day, day.plusDays(1));
    }

    private static Span floating(Comparison comparison, DateTerm.Days days) {
        return days(comparison, days, ZoneOffset.UTC);
    }

    private static Span days(Comparison comparison, DateTerm.Days days, ZoneId zone) {
        return span(comparison, start(days.from(), zone), start(days.to(), zone));
    }

    /** The database counts microseconds. */
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

    /** The span of both kinds comes first: it is what an index answers. */
    private static Expression due(Span timed, Span floating) {
        var both = timed.with(floating).of("due_date");
        if (timed.equals(floating)) {
            return new Expression("(" + both.sql() + ")", both.parameters());
        }
        var onDays = floating.of("due_date");
        var atTimes = timed.of("due_date");
        var parameters = new ArrayList<>(both.parameters());
        parameters.addAll(onDays.parameters());
        parameters.addAll(atTimes.parameters());
        return new Expression(
                "(%s and case when all_day then %s else %s end)"
                        .formatted(both.sql(), onDays.sql(), atTimes.sql()),
                parameters);
    }
}
