package todo.api.transfer.ical;

import java.time.DateTimeException;
import java.time.Duration;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.importing.FileSyntaxException;

/**
 * Reads the dates, times and durations of a calendar file, also in time zones that the file itself
 * defines. Used by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5">RFC 5545, sections 3.3.4 to
 *     3.3.6</a>
 */
final class CalendarTimes {

    static final DateTimeFormatter DATE = format("uuuuMMdd");
    static final DateTimeFormatter TIME = format("uuuuMMdd'T'HHmmss");

    private static final int MAX_ZONES = 1_000;

    private static final Pattern DURATION =
            Pattern.compile(
                    "([+-])?P(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?"
                            + "(?:T(?:(\\d{1,6})H)?(?:(\\d{1,7})M)?(?:(\\d{1,9})S)?)?");

    private final ZoneId floating;
    private final Map<String, CalendarZone> zones = new HashMap<>();

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

    /**
     * A date or a time.
     *
     * @param day null for a time
     * @param time midnight UTC for a date
     */
    record Point(@Nullable LocalDate day, Instant time) {}

    void define(CalendarComponent timezone) throws FileSyntaxException {
        var id = timezone.first("TZID");
        if (id != null && zones.size() < MAX_ZONES) {
            zones.put(id.value(), CalendarZone.read(timezone));
        }
    }

    Point point(ContentLine property) throws FileSyntaxException {
        var value = property.value().strip();
        try {
            if (value.length() == "20261224".length()) {
                var day = LocalDate.parse(value, DATE);
                return new Point(day, day.atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            if (value.endsWith("Z")) {
                var utc = LocalDateTime.parse(value.substring(0, value.length() - 1), TIME);
                return new Point(null, utc.toInstant(ZoneOffset.UTC));
            }
            var local = LocalDateTime.parse(value, TIME);
            return new Point(null, instant(local, property));
        } catch (DateTimeException broken) {
            throw new FileSyntaxException(
                    property.line(), property.name() + " must be a time such as 20261224T180000Z.");
        }
    }

    private Instant instant(LocalDateTime local, ContentLine property) throws FileSyntaxException {
        var id = property.parameter("TZID");
        if (id.isEmpty()) {
            return local.atZone(floating).toInstant();
        }
        var known = CalendarZone.known(id);
        if (known != null) {
            return local.atZone(known).toInstant();
        }
        var zone = zones.get(id);
        if (zone == null) {
            throw new FileSyntaxException(property.line(), "Unknown time zone: " + id + ".");
        }
        return zone.instant(local);
    }

    /**
     * @return the duration in seconds; a day has 24 hours
     */
    static Duration duration(ContentLine property) throws FileSyntaxException {
        var parts = DURATION.matcher(property.value().strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new FileSyntaxException(
                    property.line(), property.name() + " must be a duration such as -PT15M.");
        }
        var duration =
                Duration.ofDays(7 * number(parts.group(2)) + number(parts.group(3)))
                        .plusHours(number(parts.group(4)))
                        .plusMinutes(number(parts.group(5)))
                        .plusSeconds(number(parts.group(6)));
        return "-".equals(parts.group(1)) ? duration.negated() : duration;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
