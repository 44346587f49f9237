package todo.api.transfer.ical;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import todo.api.recurrence.Until;

/**
 * The end of a recurrence rule, as a calendar file has it: in UTC for a series that starts at a
 * time, and a day for one that starts on a day. Here the last day of either may be just a day.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10">RFC 5545, section 3.3.10</a>
 */
final class UntilConverter {

    private static final Pattern UNTIL = Pattern.compile("(?i)(?<=UNTIL=)[^;]*");
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private UntilConverter() {}

    /**
     * @param rule as it is kept here
     * @param zone of its owner
     * @param allDay whether it starts on a day
     */
    static String written(String rule, ZoneId zone, boolean allDay) {
        return ending(
                rule, until -> allDay ? new Until.Day(day(until, zone)) : moment(until, zone));
    }

    /**
     * @param rule what {@link #written} makes, or another program
     * @return the last second of a day as that day; anything else as it is, to be refused like any
     *     other rule
     */
    static String read(String rule, ZoneId zone) {
        try {
            return ending(
                    rule,
                    until -> {
                        var day = new Until.Day(day(until, zone));
                        return until.equals(moment(day, zone)) ? day : until;
                    });
        } catch (IllegalArgumentException broken) {
            return rule;
        }
    }

    private static String ending(String rule, UnaryOperator<Until> change) {
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
