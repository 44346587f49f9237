package todo.api.english;

import java.time.Month;
import org.jspecify.annotations.Nullable;

/** Parses days without a year: "24 dec", "24th of December", "december 24th". */
public final class MonthDayParser {

    private MonthDayParser() {}

    /**
     * @param day 1 to 31; the month may be shorter
     */
    public record MonthDay(int day, Month month) {}

    /**
     * @return the day at {@code index}; null if there is none
     */
    public static @Nullable Parsed<MonthDay> read(WordSequence words, int index) {
        var month = CalendarNames.month(words.text(index));
        return month == null ? dayFirst(words, index) : monthFirst(words, index, month);
    }

    private static @Nullable Parsed<MonthDay> dayFirst(WordSequence words, int index) {
        var of = words.is(index + 1, "of") && words.continues(index + 1);
        var at = of ? index + 2 : index + 1;
        var month = words.continues(at) ? CalendarNames.month(words.text(at)) : null;
        return month == null ? null : date(words, index, month, at, at + 1);
    }

    private static @Nullable Parsed<MonthDay> monthFirst(
            WordSequence words, int index, Month month) {
        return words.continues(index + 1) ? date(words, index + 1, month, index, index + 2) : null;
    }

    private static @Nullable Parsed<MonthDay> date(
            WordSequence words, int dayAt, Month month, int monthAt, int next) {
        var text = words.text(dayAt);
        var ordinal = text.matches("[0-9]+[a-z]+") ? words.ordinal(dayAt) : 0;
        var day = ordinal > 0 ? ordinal : text.matches("[0-9]{1,2}") ? words.number(dayAt) : 0;
        if (day < 1 || day > 31) {
            return null;
        }
        // "5 may come", and "call Jan 5 times"
        var ambiguous = ordinal == 0 && CalendarNames.isAmbiguousMonth(words.text(monthAt));
        return new Parsed<>(
                new MonthDay(day, month), next, ambiguous ? Certainty.LAST : Certainty.ANYWHERE);
    }
}
