package todo.api.transfer.ical;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.importing.FileSyntaxException;

/**
 * A time zone that a calendar file defines by the onsets of its offsets. Supports the rules that
 * calendar programs write: an onset recurs every year on a weekday of a month.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.6.5">RFC 5545, section 3.6.5</a>
 */
record CalendarZone(List<Observance> observances) {

    private static final Pattern MONTH = Pattern.compile("BYMONTH=(\\d{1,2})(?:;|$)");
    private static final Pattern DAY = Pattern.compile("BYDAY=([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern FROM = Pattern.compile("BYMONTHDAY=(\\d{1,2})");
    private static final Pattern LAST_YEAR = Pattern.compile("UNTIL=(\\d{4})");
    private static final int LONGEST_ID = 255;

    /** Of an IANA name, such as America/Argentina/Buenos_Aires. */
    private static final int MOST_PARTS = 3;

    private static final String DAYS = "MOTUWETHFRSASU";

    /**
     * A period of standard time or daylight saving time that recurs every year.
     *
     * @param start the first onset, in local time before it
     * @param before the offset before the onset
     * @param after the offset after the onset
     * @param month the month of later onsets; null if there are none
     * @param weekday the weekday of later onsets; null if there are none
     * @param ordinal which such weekday of the month, counted from the end if negative; 0 for the
     *     first one on or after {@code day}
     * @param day a day of the month, used if {@code ordinal} is 0
     * @param lastYear the year of the last onset
     */
    record Observance(
            LocalDateTime start,
            ZoneOffset before,
            ZoneOffset after,
            @Nullable Month month,
            @Nullable DayOfWeek weekday,
            int ordinal,
            int day,
            int lastYear) {

        /**
         * @return the onset in that year; null if there is none
         */
        @Nullable LocalDateTime onset(int year) {
            if (year == start.getYear()) {
                return start;
            }
            if (month == null || weekday == null || year < start.getYear() || year > lastYear) {
                return null;
            }
            var first = start.withDayOfMonth(1).withYear(year).withMonth(month.getValue());
            return ordinal == 0
                    ? first.withDayOfMonth(day).with(TemporalAdjusters.nextOrSame(weekday))
                    : first.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
        }
    }

    /**
     * @param id an IANA name, which some programs write behind a path, or a Windows name
     * @return null if there is no such time zone
     */
    static @Nullable ZoneId known(String id) {
        if (id.length() > LONGEST_ID) {
            return null;
        }
        var windows = WindowsZones.find(id.strip());
        if (windows != null) {
            return windows;
        }
        for (var name = end(id.strip()); ; name = name.substring(name.indexOf('/') + 1)) {
            try {
                return ZoneId.of(name.equalsIgnoreCase("UTC") ? "UTC" : name);
            } catch (DateTimeException unknown) {
                if (name.indexOf('/') < 0) {
                    return null;
                }
            }
        }
    }

    /**
     * @return the last parts of a path, as many as an IANA name can have
     */
    private static String end(String path) {
        var start = path.length();
        for (var parts = 0; parts < MOST_PARTS && start > 0; parts++) {
            start = path.lastIndexOf('/', start - 1);
        }
        return path.isEmpty() ? path : path.substring(start + 1);
    }

    /**
     * @param timezone a VTIMEZONE
     */
    static CalendarZone read(CalendarComponent timezone) throws FileSyntaxException {
        var observances = new ArrayList<Observance>();
        for (var part : timezone.parts()) {
            observances.add(observance(part));
        }
        if (observances.isEmpty()) {
            throw new FileSyntaxException(timezone.line(), "This time zone has no offsets.");
        }
        return new CalendarZone(List.copyOf(observances));
    }

    private static Observance observance(CalendarComponent part) throws FileSyntaxException {
        var rule = part.word("RRULE");
        var month = MONTH.matcher(rule);
        var day = DAY.matcher(rule);
        var from = FROM.matcher(rule);
        var last = LAST_YEAR.matcher(rule);
        try {
            var yearly = month.find() && day.find();
            return new Observance(
                    LocalDateTime.parse(part.word("DTSTART"), CalendarTimes.TIME),
                    offset(part.word("TZOFFSETFROM")),
                    offset(part.word("TZOFFSETTO")),
                    yearly ? Month.of(Integer.parseInt(month.group(1))) : null,
                    yearly ? DayOfWeek.of(DAYS.indexOf(day.group(2)) / 2 + 1) : null,
                    yearly && day.group(1) != null ? Integer.parseInt(day.group(1)) : 0,
                    from.find() ? Math.clamp(Integer.parseInt(from.group(1)), 1, 28) : 1,
                    last.find() ? Integer.parseInt(last.group(1)) : 9999);
        } catch (DateTimeException broken) {
            throw new FileSyntaxException(
                    part.line(), "DTSTART, TZOFFSETFROM or TZOFFSETTO is invalid.");
        }
    }

    /** {@code +0100}, or with seconds. */
    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text);
    }

    /**
     * @return the instant at which local clocks show this time
     */
    Instant instant(LocalDateTime local) {
        LocalDateTime latest = null;
        ZoneOffset offset = null;
        for (var each : observances) {
            for (var year = local.getYear(); year >= local.getYear() - 1; year--) {
                var onset = latestOnset(each, year, local);
                if (onset != null && (latest == null || onset.isAfter(latest))) {
                    latest = onset;
                    offset = each.after;
                }
            }
        }
        return local.toInstant(offset == null ? observances.getFirst().before : offset);
    }

    private static @Nullable LocalDateTime latestOnset(
            Observance observance, int year, LocalDateTime local) {
        var onset = observance.onset(year);
        if (onset == null && observance.weekday == null) {
            onset = observance.start;
        }
        return onset == null || onset.isAfter(local) ? null : onset;
    }
}
