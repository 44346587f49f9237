package todo.api.english;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses days from today on: "tomorrow", "next fri", "in 3 days", and dates. */
public final class DayParser {

    private static final int MAX_YEARS_AHEAD = 100;

    private static final Pattern DAYS = Pattern.compile("([a-z]+)[-–—]([a-z]+)");
    private static final Pattern NUMBERS =
            Pattern.compile("[0-9]{1,2}(?:st|nd|rd|th)?[-–—][0-9]{1,2}(?:st|nd|rd|th)?");

    private final WordSequence words;
    private final LocalDate today;

    private DayParser(WordSequence words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    /**
     * @return the day at {@code index}, with a preceding "on", "by" or "due"; null if there is
     *     none. A past day has the certainty {@link Certainty#NOWHERE}
     */
    public static @Nullable Parsed<LocalDate> read(WordSequence words, int index, LocalDate today) {
        var reader = new DayParser(words, today);
        var found =
                words.is(index, "on", "by", "due") && words.continues(index + 1)
                        ? reader.announced(index + 1)
                        : reader.day(index);
        return found == null || reader.isAhead(found.value()) ? found : found.as(Certainty.NOWHERE);
    }

    private boolean isAhead(LocalDate day) {
        return !day.isBefore(today) && !day.isAfter(today.plusYears(MAX_YEARS_AHEAD));
    }

    private @Nullable Parsed<LocalDate> announced(int index) {
        var found = day(index);
        if (found == null) {
            return words.is(index, "the") ? date(index) : null;
        }
        return switch (found.certainty()) {
            case PAIRED -> found.as(Certainty.LAST);
            case LAST -> found.as(Certainty.ANYWHERE);
            case ANYWHERE, NOWHERE -> found;
        };
    }

    /** "on the 15th", but not "on the 1st floor". */
    private @Nullable Parsed<LocalDate> dayOfMonth(int index) {
        var day = words.text(index).matches("[0-9].*") ? words.ordinal(index) : 0;
        if (day < 1 || day > 31) {
            return null;
        }
        var month = today.withDayOfMonth(1);
        while (day > month.lengthOfMonth() || month.withDayOfMonth(day).isBefore(today)) {
            month = month.plusMonths(1);
        }
        return new Parsed<>(month.withDayOfMonth(day), index + 1, Certainty.LAST);
    }

    private @Nullable Parsed<LocalDate> day(int index) {
        var word = words.text(index);
        return switch (word) {
            case "" -> null;
            case "today" -> certain(today, index + 1);
            case "tomorrow", "tmr", "tmrw" -> certain(today.plusDays(1), index + 1);
            case "yesterday" -> certain(today.minusDays(1), index + 1);
            case "last" -> words.continues(index + 1) ? past(index + 1) : null;
            case "the" -> words.continues(index + 1) ? dayAfterTomorrow(index + 1) : null;
            case "day" -> dayAfterTomorrow(index);
            case "this" -> words.continues(index + 1) ? thisDay(index + 1) : null;
            case "next" -> words.continues(index + 1) ? next(index + 1) : null;
            case "in" -> words.continues(index + 1) ? ahead(index + 1) : null;
            case "end" -> end(index);
            default -> {
                var weekday = weekday(index);
                var date = weekday == null ? DateParser.read(words, index, today) : weekday;
                yield date == null ? range(index) : date;
            }
        };
    }

    private static Parsed<LocalDate> certain(LocalDate day, int next) {
        return new Parsed<>(day, next, Certainty.ANYWHERE);
    }

    private @Nullable Parsed<LocalDate> dayAfterTomorrow(int index) {
        return words.is(index, "day")
                        && words.is(index + 1, "after")
                        && words.is(index + 2, "tomorrow")
                ? certain(today.plusDays(2), index + 3)
                : null;
    }

    private @Nullable Parsed<LocalDate> thisDay(int index) {
        var day = CalendarNames.day(words.text(index));
        return day == null
                ? null
                : certain(monday().with(TemporalAdjusters.nextOrSame(day)), index + 1);
    }

    private @Nullable Parsed<LocalDate> next(int index) {
        var day = CalendarNames.day(words.text(index));
        if (day != null) {
            return certain(
                    monday().plusWeeks(1).with(TemporalAdjusters.nextOrSame(day)), index + 1);
        }
        return switch (words.text(index)) {
            case "week" -> last(monday().plusWeeks(1), index + 1);
            case "month" -> last(today.withDayOfMonth(1).plusMonths(1), index + 1);
            case "year" -> last(today.withDayOfYear(1).plusYears(1), index + 1);
            default -> null;
        };
    }

    /** "last friday": {@link #read} rejects it, together with its neighbours. */
    private @Nullable Parsed<LocalDate> past(int index) {
        return CalendarNames.day(words.text(index)) != null
                        || words.is(index, "week", "month", "year")
                ? certain(LocalDate.MIN, index + 1)
                : null;
    }

    /** "mon-fri", "24-26 dec", "dec 24-26": a task has only one day. */
    private @Nullable Parsed<LocalDate> range(int index) {
        var days = DAYS.matcher(words.text(index));
        if (days.matches()
                && CalendarNames.day(days.group(1)) != null
                && CalendarNames.day(days.group(2)) != null) {
            return certain(LocalDate.MIN, index + 1);
        }
        if (!words.continues(index + 1)) {
            return null;
        }
        var one = words.text(index);
        var other = words.text(index + 1);
        var isRange =
                (NUMBERS.matcher(one).matches() && CalendarNames.month(other) != null)
                        || (CalendarNames.month(one) != null && NUMBERS.matcher(other).matches());
        return isRange ? certain(LocalDate.MIN, index + 2) : null;
    }

    private LocalDate monday() {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Parsed<LocalDate> last(LocalDate day, int next) {
        return new Parsed<>(day, next, Certainty.LAST);
    }

    /** "in 3 days" anywhere, "in a day" only at the end: "Rome was not built in a day". */
    private @Nullable Parsed<LocalDate> ahead(int index) {
        var one = words.is(index, "a");
        var number = one ? 1 : words.number(index);
        var unit = unit(words.text(index + 1));
        if (number < 1 || unit == null || !words.continues(index + 1)) {
            return null;
        }
        var day = today.plus(number, unit);
        return one ? last(day, index + 2) : certain(day, index + 2);
    }

    /**
     * @return the unit named by a singular or plural; null for another word
     */
    public static @Nullable ChronoUnit unit(String text) {
        return switch (text) {
            case "day", "days" -> ChronoUnit.DAYS;
            case "week", "weeks" -> ChronoUnit.WEEKS;
            case "month", "months" -> ChronoUnit.MONTHS;
            case "year", "years" -> ChronoUnit.YEARS;
            default -> null;
        };
    }

    private @Nullable Parsed<LocalDate> end(int index) {
        if (!words.is(index + 1, "of") || !words.continues(index + 1)) {
            return null;
        }
        var period = words.is(index + 2, "the") ? index + 3 : index + 2;
        return switch (words.continues(period) ? words.text(period) : "") {
            case "month" -> last(today.with(TemporalAdjusters.lastDayOfMonth()), period + 1);
            case "year" -> last(today.with(TemporalAdjusters.lastDayOfYear()), period + 1);
            default -> null;
        };
    }

    /**
     * The next such weekday after today, or the following date, which must fall on that weekday.
     */
    private @Nullable Parsed<LocalDate> weekday(int index) {
        var day = CalendarNames.day(words.text(index));
        if (day == null) {
            return null;
        }
        var date = words.continuesList(index + 1) ? date(index + 1) : null;
        if (words.continues(index) && CalendarNames.isNamedDay(words.text(index - 1))) {
            return date == null ? following(day, index).as(Certainty.NOWHERE) : null;
        }
        if (date == null) {
            return following(day, index);
        }
        return date.value().getDayOfWeek() == day ? date : date.as(Certainty.NOWHERE);
    }

    private Parsed<LocalDate> following(DayOfWeek day, int index) {
        var certainty =
                CalendarNames.isAmbiguousDay(words.text(index)) ? Certainty.PAIRED : Certainty.LAST;
        return new Parsed<>(today.with(TemporalAdjusters.next(day)), index + 1, certainty);
    }

    /** "[friday] 4 december", "[friday] the 4th". */
    private @Nullable Parsed<LocalDate> date(int index) {
        var at = words.is(index, "the") && words.continues(index + 1) ? index + 1 : index;
        var date = DateParser.read(words, at, today);
        return date == null ? dayOfMonth(at) : date;
    }
}
