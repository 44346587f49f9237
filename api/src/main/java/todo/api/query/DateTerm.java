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

/**
 * The date on the right-hand side of a comparison. {@code today} is resolved when the query runs.
 */
sealed interface DateTerm {

    String EXAMPLES = "today, friday, next-week, 2026-12-01, 2026-12 or -7d";

    /** A period of whole days in the caller's time zone. */
    sealed interface Period extends DateTerm {

        /**
         * @param ahead true if a weekday name means today or a later day; false for today or an
         *     earlier one
         */
        DayRange days(LocalDate today, boolean ahead);
    }

    /** A point in time. */
    sealed interface PointInTime extends DateTerm {

        Instant at(ZoneId zone, Instant now);
    }

    /**
     * @param to exclusive
     */
    record DayRange(LocalDate from, LocalDate to) {}

    /** A day, month or year of the calendar. */
    record CalendarPeriod(LocalDate from, LocalDate to) implements Period {

        @Override
        public DayRange days(LocalDate today, boolean ahead) {
            return new DayRange(from, to);
        }
    }

    /** A day, week, month or year, {@code offset} periods from the current one. */
    record RelativePeriod(ChronoUnit unit, int offset) implements Period {

        @Override
        public DayRange days(LocalDate today, boolean ahead) {
            var first =
                    switch (unit) {
                        case WEEKS ->
                                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                        case MONTHS -> today.withDayOfMonth(1);
                        case YEARS -> today.withDayOfYear(1);
                        default -> today;
                    };
            var from = first.plus(offset, unit);
            return new DayRange(from, from.plus(1, unit));
        }
    }

    /** The single day {@code amount} days, weeks, months or years from today. */
    record RelativeDay(int amount, ChronoUnit unit) implements Period {

        @Override
        public DayRange days(LocalDate today, boolean ahead) {
            var day = clamped(today.plus(amount, unit));
            return new DayRange(day, day.plusDays(1));
        }
    }

    /** The nearest such day of the week. */
    record NearestWeekday(DayOfWeek day) implements Period {

        @Override
        public DayRange days(LocalDate today, boolean ahead) {
            var nearest =
                    today.with(
                            ahead
                                    ? TemporalAdjusters.nextOrSame(day)
                                    : TemporalAdjusters.previousOrSame(day));
            return new DayRange(nearest, nearest.plusDays(1));
        }
    }

    /** {@code amount} hours from now; negative for the past. */
    record HoursFromNow(int amount) implements PointInTime {

        @Override
        public Instant at(ZoneId zone, Instant now) {
            return now.plus(amount, ChronoUnit.HOURS);
        }
    }

    /** A local date and time, in the caller's time zone. */
    record Local(LocalDateTime time) implements PointInTime {

        @Override
        public Instant at(ZoneId zone, Instant now) {
            return time.atZone(zone).toInstant();
        }
    }

    record Exact(Instant time) implements PointInTime {

        @Override
        public Instant at(ZoneId zone, Instant now) {
            return time;
        }
    }

    /**
     * @return null if the text is no date
     */
    static @Nullable DateTerm parse(String input) {
        var text = input.toLowerCase(Locale.ROOT).replace('_', '-');
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
            case "h" -> new HoursFromNow(amount);
            case "w" -> new RelativeDay(amount, ChronoUnit.WEEKS);
            case "m" -> new RelativeDay(amount, ChronoUnit.MONTHS);
            case "y" -> new RelativeDay(amount, ChronoUnit.YEARS);
            default -> new RelativeDay(amount, ChronoUnit.DAYS);
        };
    }

    private static @Nullable DateTerm calendar(String text) {
        try {
            return switch (text.length()) {
                case 4 -> months(Year.parse(text).atMonth(1), 12);
                case 7 -> months(YearMonth.parse(text), 1);
                case 10 -> {
                    var day = LocalDate.parse(text);
                    yield new CalendarPeriod(day, day.plusDays(1));
                }
                default -> time(text);
            };
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static DateTerm months(YearMonth first, int count) {
        return new CalendarPeriod(first.atDay(1), first.plusMonths(count).atDay(1));
    }

    private static DateTerm time(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text.toUpperCase(Locale.ROOT), OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime exact
                ? new Exact(exact.toInstant())
                : new Local(LocalDateTime.from(time));
    }

    /** Clamps to the years that PostgreSQL stores. */
    private static LocalDate clamped(LocalDate day) {
        return day.getYear() < 1
                ? LocalDate.of(1, 1, 1)
                : day.getYear() > 9999 ? LocalDate.of(9999, 12, 31) : day;
    }

    /** The spellings of dates. */
    final class Names {

        private static final Pattern RELATIVE = Pattern.compile("([+-]?[0-9]{1,4})([hdwmy])");

        /** A year, a month, a day, or a time of a day. */
        private static final Pattern CALENDAR =
                Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2}(t[0-9:.]+(z|[+-][0-9:]+)?)?)?)?");

        static final Map<String, DateTerm> ALL =
                Map.ofEntries(
                        Map.entry("now", new HoursFromNow(0)),
                        Map.entry("yesterday", new RelativePeriod(ChronoUnit.DAYS, -1)),
                        Map.entry("today", new RelativePeriod(ChronoUnit.DAYS, 0)),
                        Map.entry("tomorrow", new RelativePeriod(ChronoUnit.DAYS, 1)),
                        Map.entry("last-week", new RelativePeriod(ChronoUnit.WEEKS, -1)),
                        Map.entry("this-week", new RelativePeriod(ChronoUnit.WEEKS, 0)),
                        Map.entry("next-week", new RelativePeriod(ChronoUnit.WEEKS, 1)),
                        Map.entry("last-month", new RelativePeriod(ChronoUnit.MONTHS, -1)),
                        Map.entry("this-month", new RelativePeriod(ChronoUnit.MONTHS, 0)),
                        Map.entry("next-month", new RelativePeriod(ChronoUnit.MONTHS, 1)),
                        Map.entry("last-year", new RelativePeriod(ChronoUnit.YEARS, -1)),
                        Map.entry("this-year", new RelativePeriod(ChronoUnit.YEARS, 0)),
                        Map.entry("next-year", new RelativePeriod(ChronoUnit.YEARS, 1)),
                        Map.entry("monday", new NearestWeekday(DayOfWeek.MONDAY)),
                        Map.entry("tuesday", new NearestWeekday(DayOfWeek.TUESDAY)),
                        Map.entry("wednesday", new NearestWeekday(DayOfWeek.WEDNESDAY)),
                        Map.entry("thursday", new NearestWeekday(DayOfWeek.THURSDAY)),
                        Map.entry("friday", new NearestWeekday(DayOfWeek.FRIDAY)),
                        Map.entry("saturday", new NearestWeekday(DayOfWeek.SATURDAY)),
                        Map.entry("sunday", new NearestWeekday(DayOfWeek.SUNDAY)));

        private Names() {}
    }
}
