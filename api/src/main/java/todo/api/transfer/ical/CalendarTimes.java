package todo.api.transfer.ical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportedDueDate;

/**
 * Reads the dates and times of a calendar file, also in time zones that the file itself defines.
 * Used by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5">RFC 5545, sections 3.3.4 and
 *     3.3.5</a>
 */
final class CalendarTimes {

    static final DateTimeFormatter DATE = format("uuuuMMdd");
    static final DateTimeFormatter TIME = format("uuuuMMdd'T'HHmmss");

    private static final int MAX_ZONES = 1_000;

    private final ZoneId floating;
    private final Map<String, LocalClock> zones = new HashMap<>();

    /**
     * @param floating the time zone of times that do not name one
     */
    CalendarTimes(ZoneId floating) {
        this.floating = floating;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * @return the time zone of times that do not name one
     */
    ZoneId zone() {
        return floating;
    }

    /** The instant at which the clocks of a time zone show a local time. */
    @FunctionalInterface
    interface LocalClock extends Function<LocalDateTime, Instant> {}

    /**
     * A date or a time.
     *
     * @param isDay whether it is a date; {@code local} is then its midnight
     */
    record Point(boolean isDay, LocalDateTime local, LocalClock clock) {

        Instant instant() {
            return clock.apply(local);
        }

        /**
         * @throws DateTimeException if the year is not 1 to 9999
         */
        ImportedDueDate dueDate() {
            return isDay ? ImportedDueDate.on(local.toLocalDate()) : ImportedDueDate.at(instant());
        }

        /** Adds the days to the local time and then the hours to the instant. */
        Point plus(CalendarDuration duration) {
            var later = clock.apply(local.plusDays(duration.days())).plus(duration.time());
            return utc(later);
        }

        Point plusDays(long days) {
            return new Point(isDay, local.plusDays(days), clock);
        }

        static Point utc(Instant time) {
            return new Point(
                    false,
                    LocalDateTime.ofInstant(time, ZoneOffset.UTC),
                    local -> local.toInstant(ZoneOffset.UTC));
        }
    }

    /**
     * @throws FileSyntaxException if its offsets cannot be read
     */
    void define(CalendarComponent timezone) throws FileSyntaxException {
        var id = timezone.first("TZID");
        if (id != null && zones.size() < MAX_ZONES) {
            var location = timezone.first("X-LIC-LOCATION"); // written by libical
            var known = location == null ? null : CalendarZone.known(location.value());
            zones.put(
                    id.value().strip(),
                    known == null ? CalendarZone.read(timezone)::instant : clock(known));
        }
    }

    private static LocalClock clock(ZoneId zone) {
        return local -> local.atZone(zone).toInstant();
    }

    /**
     * @return whether the time is in a time zone that is known by now
     */
    boolean knowsZone(ContentLine property) {
        return zone(property) != null;
    }

    private @Nullable LocalClock zone(ContentLine property) {
        var id = property.parameter("TZID").strip();
        if (id.isEmpty()) {
            return clock(floating);
        }
        var known = CalendarZone.known(id);
        return known == null ? zones.get(id) : clock(known);
    }

    /**
     * Reads a time in an unknown time zone as one that does not name any.
     *
     * @return null if it is neither a date nor a time
     */
    @Nullable Point point(ContentLine property) {
        var value = property.value().strip();
        var zone = zone(property);
        var clock = zone == null ? clock(floating) : zone;
        try {
            var point = point(value, clock);
            point.dueDate();
            // Programs in Go write their zero time, 1 January 1, for none.
            return point.local().getYear() == 1 ? null : point;
        } catch (DateTimeException broken) {
            return null;
        }
    }

    private Point point(String value, LocalClock clock) {
        if (value.length() == "20261224".length()) {
            return new Point(true, LocalDate.parse(value, DATE).atStartOfDay(), clock(floating));
        }
        return value.endsWith("Z")
                ? Point.utc(
                        LocalDateTime.parse(value.substring(0, value.length() - 1), TIME)
                                .toInstant(ZoneOffset.UTC))
                : new Point(false, LocalDateTime.parse(value, TIME), clock);
    }
}
