package todo.api.task;

import static java.time.format.DateTimeFormatter.ISO_DATE_TIME;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Parses times that clients send: RFC 3339, or without an offset or a time of day, then in UTC. */
public final class ClientTimes {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private ClientTimes() {}

    /**
     * @return to the microsecond, as the database stores times
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static Instant parse(String text) {
        return parse(text, ZoneOffset.UTC);
    }

    /** The same, but a text without a time of day means midnight in {@code zone}. */
    static Instant parse(String text, ZoneId zone) {
        try {
            return inCalendar(instant(text, zone).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException broken) {
            throw new IllegalArgumentException(
                    "This has to be a time as in RFC 3339, such as 2026-12-24T18:00:00Z.", broken);
        }
    }

    /**
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static LocalDate parseDay(String text) {
        try {
            var day = LocalDate.parse(text);
            inCalendar(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            return day;
        } catch (DateTimeException broken) {
            throw new IllegalArgumentException("This has to be a day such as 2026-12-24.", broken);
        }
    }

    /**
     * @return {@code time}
     * @throws DateTimeException if its year does not have four digits
     */
    static Instant inCalendar(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new DateTimeException("a year beyond four digits");
        }
        return time;
    }

    /**
     * @return whether a valid text has no time of day
     */
    public static boolean isDay(String text) {
        return text.length() == "2026-12-24".length();
    }

    private static Instant instant(String text, ZoneId zone) {
        if (isDay(text)) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        var time = ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }
}
