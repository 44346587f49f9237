package todo.api.recurrence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** The last moment of a series, inclusive, in one of the three forms of RFC 5545. */
public sealed interface Until {

    DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss")
                    .withResolverStyle(ResolverStyle.STRICT);

    /** A whole day in any time zone. */
    record Day(LocalDate day) implements Until {}

    /** A local time in any time zone. */
    record Wall(LocalDateTime time) implements Until {}

    /** An instant. */
    record Moment(Instant instant) implements Until {}

    /**
     * @param local the local time at {@code instant}
     */
    default boolean includes(LocalDateTime local, Instant instant) {
        return switch (this) {
            case Day last -> !local.toLocalDate().isAfter(last.day);
            case Wall last -> !local.isAfter(last.time);
            case Moment last -> !instant.isAfter(last.instant);
        };
    }

    /**
     * @return as RFC 5545 writes it
     */
    default String text() {
        return switch (this) {
            case Day last -> DATE.format(last.day);
            case Wall last -> TIME.format(last.time);
            case Moment last -> TIME.format(last.instant.atOffset(ZoneOffset.UTC)) + "Z";
        };
    }

    /**
     * @throws IllegalArgumentException if it is none of the three; the message is for a person
     */
    static Until parse(String text) {
        try {
            return switch (text.length()) {
                case 8 -> new Day(LocalDate.parse(text, DATE));
                case 15 -> new Wall(LocalDateTime.parse(text, TIME));
                default -> moment(text);
            };
        } catch (DateTimeException broken) {
            throw new IllegalArgumentException(
                    "UNTIL takes a day such as 20271224, or a time such as 20271224T180000Z.",
                    broken);
        }
    }

    private static Until moment(String text) {
        if (!text.endsWith("Z")) {
            throw new DateTimeException("neither a day nor a time");
        }
        var utc = LocalDateTime.parse(text.substring(0, text.length() - 1), TIME);
        return new Moment(utc.toInstant(ZoneOffset.UTC));
    }
}
