package todo.api.transfer.ical;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import todo.api.recurrence.Until;

/**
 * Converts the UNTIL of recurrence rules. In a calendar file it is a UTC time if the series starts
 * at a time, and a date if it starts on a date. In this service it may be a date in either case.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10">RFC 5545, section 3.3.10</a>
 */
final class UntilConverter {

    private static final Pattern UNTIL = Pattern.compile("(?i)(?<=UNTIL=)[^;]*");
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private UntilConverter() {}

    /**
     * @param rule a rule of this service
     * @param zone the time zone of its owner
     * @param allDay whether the series starts on a date
     * @return the rule for a calendar file
     */
    static String toCalendar(String rule, ZoneId zone, boolean allDay) {
        return replaceUntil(
                rule, until -> allDay ? new Until.Day(day(until, zone)) : moment(until, zone));
    }

    /**
     * @param rule a rule of a calendar file
     * @return the rule for this service: a UNTIL at the last second of a day becomes that date. An
     *     invalid rule stays as it is; validation rejects it
     */
    static String fromCalendar(String rule, ZoneId zone) {
        try {
            return replaceUntil(
                    rule,
                    until -> {
                        var day = new Until.Day(day(until, zone));
                        return until.equals(moment(day, zone)) ? day : until;
                    });
        } catch (IllegalArgumentException invalid) {
            return rule;
        }
    }

    private static String replaceUntil(String rule, UnaryOperator<Until> change) {
        return UNTIL.matcher(rule)
                .replaceAll(until -> change.apply(Until.parse(until.group())).text());
    }

    private static LocalDate day(Until until, ZoneId zone) {
        return switch (until) {
            case Until.Day(var day) -> day;
            case Until.Wall(var time) -> time.toLocalDate();
            case Until.Moment(var instant) -> LocalDate.ofInstant(instant, zone);
        };
    }

    private static Until.Moment moment(Until until, ZoneId zone) {
        return new Until.Moment(
                switch (until) {
                    case Until.Day(var day) -> day.atTime(LAST_SECOND).atZone(zone).toInstant();
                    case Until.Wall(var time) -> time.atZone(zone).toInstant();
                    case Until.Moment(var instant) -> instant;
                });
    }
}
