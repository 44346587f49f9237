package todo.api.query;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a date is compared with, as it was written: {@code today} means another day tomorrow. */
sealed interface DateTerm {

    String EXAMPLES = "such as today, friday, next-week, 2026-12-01, 2026-12 or -7d";

    /** Of whole days, in the zone of whoever asks. */
    sealed interface Period extends DateTerm {

        /**
         * @param ahead whether a weekday is meant in the days to come, today included, rather than
         *     in those that have been
         */
        Days days(LocalDate today, boolean ahead);
    }

    /** A point in time. */
    sealed interface Time extends DateTerm {

        Instant at(ZoneId zone, Instant now);
    }

    /**
     * @param to the day after the last one
     */
    record Days(LocalDate from, LocalDate to) {}

    /** A day, month or year of the calendar. */
    record Fixed(LocalDate from, LocalDate to) implements Period {

        @Override
        public Days days(LocalDate today, boolean ahead) {
            return new Days(from, to);
        }
    }

    /** The day, week, month or year that lies so many from the present one. */
    record Running(ChronoUnit unit, int offset) implements Period {

        @Override
        public Days days(LocalDate today, boolean ahead) {
            var first =
                    switch (unit) {
                        case WEEKS ->
                                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                        case MONTHS -> today.withDayOfMonth(1);
                        case YEARS -> today.withDayOfYear(1);
                        default -> today;
                    };
            var from = first.plus(offset, unit);
            return new Days(from, from.plus(1, unit));
        }
    }

    /** The one day that lies so many days, weeks, months or years from today. */
    record Shifted(int amount, ChronoUnit unit) implements Period {

        @Override
        public Days days(LocalDate today, boolean ahead) {
            var day = inCalendar(today.plus(amount, unit));
            return new Days(day, day.plusDays(1));
        }
    }

    /** That day of the week which is nearest. */
    record Weekday(DayOfWeek day) implements Period {

        @Override
        public Days days(LocalDate today, boolean ahead) {
            var nearest =
                    today.with(
                            ahead
                                    ? TemporalAdjusters.nextOrSame(day)
                                    : TemporalAdjusters.previousOrSame(day));
            return new Days(nearest, nearest.plusDays(1));
        }
    }

    /** So many hours from now. */
    record Hours(int amount) implements Time {

        @Override
        public Instant at(ZoneId zone, Instant now) {
            return now.plus(amount, ChronoUnit.HOURS);
        }
    }

    /** On a clock on the wall. */
    record Local(LocalDateTime time) implements Time {

        @Override
        public Instant at(ZoneId zone, Instant now) {
            return time.atZone(zone).toInstant();
        }
    }

    record Exact(Instant time) implements Time {

        @Override
        public Instant at(ZoneId zone, Instant now) {
            return time;
        }
    }

    /**
     * @return null where it is none
     */
    static @Nullable DateTerm parse(String written) {
        var text = written.toLowerCase(Locale.ROOT).replace('_', '-');
        var named = Names.ALL.get(text);
        if (named != null) {
            return named;
        }
        var relative = Names.RELATIVE.matcher(text);
        return relative.matches()
                ? relative(Integer.parseInt(relative.group(1)), relative.group(2))
                : Names.CALENDAR.matcher(text).matches() ? calendar(text) : null;
    }

    private static DateTerm relative(int amount, String unit) {
        return switch (unit) {
            case "h" -> new Hours(amount);
            case "w" -> new Shifted(amount, ChronoUnit.WEEKS);
            case "m" -> new Shifted(amount, ChronoUnit.MONTHS);
            case "y" -> new Shifted(amount, ChronoUnit.YEARS);
            default -> new Shifted(amount, ChronoUnit.DAYS);
        };
    }

    private static @Nullable DateTerm calendar(String text) {
        try {
            return switch (text.length()) {
                case 4 -> months(Year.parse(text).atMonth(1), 12);
                case 7 -> months(YearMonth.parse(text), 1);
                case 10 -> {
                    var day = LocalDate.parse(text);
                    yield new Fixed(day, day.plusDays(1));
                }
                default -> time(text);
            };
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static DateTerm months(YearMonth first, int count) {
        return new Fixed(first.atDay(1), first.plusMonths(count).atDay(1));
    }

    private static DateTerm time(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text.toUpperCase(Locale.ROOT), OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime exact
                ? new Exact(exact.toInstant())
                : new Local(LocalDateTime.from(time));
    }

    /** The database knows fewer years than Java. */
    private static LocalDate inCalendar(LocalDate day) {
        return day.getYear() < 1
                ? LocalDate.of(1, 1, 1)
                : day.getYear() > 9999 ? LocalDate.of(9999, 12, 31) : day;
    }

    /** How moments are written, but for those of the calendar. */
    final class Names {

        private static final Pattern RELATIVE = Pattern.compile("([+-]?[0-9]{1,4})([hdwmy])");

        /** A year, a month, a day, or a time of a day. */
        private static final Pattern CALENDAR =
                Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2}(t[0-9:.]+(z|[+-][0-9:]+)?)?)?)?");

        static final Map<String, DateTerm> ALL =
                Map.ofEntries(
                        Map.entry("now", new Hours(0)),
                        Map.entry("yesterday", new Running(ChronoUnit.DAYS, -1)),
                        Map.entry("today", new Running(ChronoUnit.DAYS, 0)),
                        Map.entry("tomorrow", new Running(ChronoUnit.DAYS, 1)),
                        Map.entry("last-week", new Running(ChronoUnit.WEEKS, -1)),
                        Map.entry("this-week", new Running(ChronoUnit.WEEKS, 0)),
                        Map.entry("next-week", new Running(ChronoUnit.WEEKS, 1)),
                        Map.entry("last-month", new Running(ChronoUnit.MONTHS, -1)),
                        Map.entry("this-month", new Running(ChronoUnit.MONTHS, 0)),
                        Map.entry("next-month", new Running(ChronoUnit.MONTHS, 1)),
                        Map.entry("last-year", new Running(ChronoUnit.YEARS, -1)),
                        Map.entry("this-year", new Running(ChronoUnit.YEARS, 0)),
                        Map.entry("next-year", new Running(ChronoUnit.YEARS, 1)),
                        Map.entry("monday", new Weekday(DayOfWeek.MONDAY)),
                        Map.entry("tuesday", new Weekday(DayOfWeek.TUESDAY)),
                        Map.entry("wednesday", new Weekday(DayOfWeek.WEDNESDAY)),
                        Map.entry("thursday", new Weekday(DayOfWeek.THURSDAY)),
                        Map.entry("friday", new Weekday(DayOfWeek.FRIDAY)),
                        Map.entry("saturday", new Weekday(DayOfWeek.SATURDAY)),
                        Map.entry("sunday", new Weekday(DayOfWeek.SUNDAY)));

        private Names() {}
    }
}
