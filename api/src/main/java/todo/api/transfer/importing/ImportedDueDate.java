package todo.api.transfer.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date or a time in the years 1 to 9999.
 *
 * @param day null for a time
 * @param time to the microsecond; midnight UTC for a date
 */
public record ImportedDueDate(@Nullable LocalDate day, Instant time) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final Pattern TEXT =
            Pattern.compile(
                    "(?<date>[\\d./-]{8,10})"
                            + "(?:(?:T|,? +)(?<hour>\\d{1,2}):(?<rest>\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)"
                            + "(?: ?(?<half>[AP])\\.?M\\.?)?"
                            + " ?(?<offset>Z|[+-]\\d\\d(?::?\\d\\d)?)?)?",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})");

    /**
     * @throws DateTimeException if the year is not 1 to 9999
     */
    public ImportedDueDate {
        time = time.truncatedTo(ChronoUnit.MICROS);
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new DateTimeException("a year beyond four digits");
        }
    }

    public static ImportedDueDate on(LocalDate day) {
        return new ImportedDueDate(day, day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    public static ImportedDueDate at(Instant time) {
        return new ImportedDueDate(null, time);
    }

    /**
     * Reads {@code 2026-12-24}, {@code 24.12.2026}, or a date with slashes whose day is above 12 or
     * equals its month, also with a time of day and an offset.
     *
     * @param zone the time zone of a time without an offset
     * @return null for any other text
     */
    public static @Nullable ImportedDueDate parse(String text, ZoneId zone) {
        var parts = TEXT.matcher(text.strip());
        try {
            var day = parts.matches() ? day(parts.group("date")) : null;
            if (day == null || parts.group("hour") == null) {
                return day == null ? null : on(day);
            }
            var time = time(parts.group("hour"), parts.group("rest"), parts.group("half"));
            var offset = parts.group("offset");
            return at(day.atTime(time).atZone(offset == null ? zone : offset(offset)).toInstant());
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        var yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return day(yearFirst.group(1), yearFirst.group(3), yearFirst.group(4));
        }
        var yearLast = YEAR_LAST.matcher(text);
        if (!yearLast.matches()) {
            return null;
        }
        var first = Integer.parseInt(yearLast.group(1));
        var second = Integer.parseInt(yearLast.group(3));
        // Dots stand between day and month. Slashes and hyphens do in some countries only.
        if (yearLast.group(2).equals(".") || first > 12 || first == second) {
            return day(yearLast.group(4), yearLast.group(3), yearLast.group(1));
        }
        return second > 12 ? day(yearLast.group(4), yearLast.group(1), yearLast.group(3)) : null;
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static LocalTime time(String hour, String rest, @Nullable String half) {
        var hours = Integer.parseInt(hour);
        if (half == null) {
            return LocalTime.parse("%02d:%s".formatted(hours, rest));
        }
        if (hours < 1 || hours > 12) {
            throw new DateTimeException("no hour of half a day");
        }
        var afternoon = half.toUpperCase(Locale.ROOT).equals("P");
        return LocalTime.parse("%02d:%s".formatted(hours % 12 + (afternoon ? 12 : 0), rest));
    }

    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text.toUpperCase(Locale.ROOT));
    }
}
