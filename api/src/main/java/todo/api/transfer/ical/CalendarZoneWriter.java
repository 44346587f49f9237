package todo.api.transfer.ical;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the present and future rules of a time zone, for programs that do not know its name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.6.5">RFC 5545, section 3.6.5</a>
 */
final class CalendarZoneWriter {

    private static final LocalDateTime BEGINNING = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2040-01-01T00:00:00Z");

    private CalendarZoneWriter() {}

    static void write(ContentLineWriter out, ZoneId zone) throws IOException {
        out.line("BEGIN", "VTIMEZONE");
        out.line("TZID", zone.getId());
        var rules = zone.getRules().getTransitionRules();
        if (rules.isEmpty()) {
            single(out, zone.getRules());
        }
        for (var rule : rules) {
            changing(out, rule);
        }
        out.line("END", "VTIMEZONE");
    }

    /** Writes a zone without yearly rules: a fixed offset, or a table of transitions. */
    private static void single(ContentLineWriter out, ZoneRules rules) throws IOException {
        var offset = rules.getOffset(FIRST);
        observance(out, true, BEGINNING, offset, offset);
        out.line("END", "STANDARD");
        for (var next = rules.nextTransition(FIRST);
                next != null && next.getInstant().isBefore(LAST);
                next = rules.nextTransition(next.getInstant())) {
            var standard = !rules.isDaylightSavings(next.getInstant());
            observance(
                    out,
                    standard,
                    next.getDateTimeBefore(),
                    next.getOffsetBefore(),
                    next.getOffsetAfter());
            out.line("END", standard ? "STANDARD" : "DAYLIGHT");
        }
    }

    private static void changing(ContentLineWriter out, ZoneOffsetTransitionRule rule)
            throws IOException {
        // 28 years contain every combination of weekday and leap year.
        var onsets =
                IntStream.range(1970, 1998)
                        .mapToObj(rule::createTransition)
                        .map(ZoneOffsetTransition::getDateTimeBefore)
                        .toList();
        var standard = rule.getOffsetAfter().equals(rule.getStandardOffset());
        observance(out, standard, onsets.getFirst(), rule.getOffsetBefore(), rule.getOffsetAfter());
        out.line("RRULE", "FREQ=YEARLY;BYMONTH=" + onsets.getFirst().getMonthValue() + day(onsets));
        out.line("END", standard ? "STANDARD" : "DAYLIGHT");
    }

    private static void observance(
            ContentLineWriter out,
            boolean standard,
            LocalDateTime start,
            ZoneOffset before,
            ZoneOffset after)
            throws IOException {
        out.line("BEGIN", standard ? "STANDARD" : "DAYLIGHT");
        out.line("DTSTART", CalendarTimes.TIME.format(start));
        out.line("TZOFFSETFROM", offset(before));
        out.line("TZOFFSETTO", offset(after));
    }

    /**
     * @return the rule part for the weekday: its ordinal in the month if that never varies,
     *     otherwise the first such weekday on or after a day
     */
    private static String day(List<LocalDateTime> onsets) {
        var weekday = onsets.getFirst().getDayOfWeek().name().substring(0, 2);
        if (onsets.stream().allMatch(onset -> onset.getDayOfMonth() + 7 > length(onset))) {
            return ";BYDAY=-1" + weekday;
        }
        var first = onsets.stream().mapToInt(LocalDateTime::getDayOfMonth).min().orElseThrow();
        if (first % 7 == 1) {
            return ";BYDAY=" + (first / 7 + 1) + weekday;
        }
        var days =
                IntStream.range(first, first + 7)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        return ";BYMONTHDAY=" + days + ";BYDAY=" + weekday;
    }

    private static int length(LocalDateTime onset) {
        return onset.toLocalDate().lengthOfMonth();
    }

    private static String offset(ZoneOffset offset) {
        var id = offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
        return id.replace(":", "");
    }
}
