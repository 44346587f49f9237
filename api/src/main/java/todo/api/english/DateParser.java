package todo.api.english;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses dates: "24 dec", "24 dec 2026", "24.12.", "2026-12-24". */
final class DateParser {

    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DOTTED =
            Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})(?:\\.([0-9]{4}))?");

    private final WordSequence words;
    private final LocalDate today;

    private DateParser(WordSequence words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    /**
     * @return the date at {@code index}; without a year, the next one that is not past; null if
     *     there is none
     */
    static @Nullable Parsed<LocalDate> read(WordSequence words, int index, LocalDate today) {
        return new DateParser(words, today).read(index);
    }

    private @Nullable Parsed<LocalDate> read(int index) {
        var word = words.text(index);
        if (ISO.matcher(word).matches()) {
            return new Parsed<>(day(word), index + 1, Certainty.ANYWHERE);
        }
        var dotted = DOTTED.matcher(word);
        if (dotted.matches()) {
            return dotted(index, dotted.group(1), dotted.group(2), dotted.group(3));
        }
        return named(index);
    }

    /**
     * @return {@link LocalDate#MIN} if the date does not exist
     */
    private static LocalDate day(String iso) {
        try {
            return LocalDate.parse(iso);
        } catch (DateTimeException none) {
            return LocalDate.MIN;
        }
    }

    /** "24.12.2026", and "24.12.", whose last full stop distinguishes it from a number. */
    private @Nullable Parsed<LocalDate> dotted(
            int index, String day, String month, @Nullable String year) {
        var number = Integer.parseInt(month);
        if (number < 1
                || number > 12
                || (year == null && !words.get(index).punctuation().equals("."))) {
            return null;
        }
        return found(
                Integer.parseInt(day),
                Month.of(number),
                year == null ? 0 : Integer.parseInt(year),
                index + 1,
                year == null ? Certainty.LAST : Certainty.ANYWHERE);
    }

    private @Nullable Parsed<LocalDate> named(int index) {
        var date = MonthDayParser.read(words, index);
        if (date == null) {
            return null;
        }
        var next = date.next();
        var year =
                words.continuesList(next) && words.text(next).length() == 4
                        ? words.number(next)
                        : -1;
        var certainty = year > 0 ? Certainty.ANYWHERE : date.certainty();
        return found(
                date.value().day(),
                date.value().month(),
                Math.max(0, year),
                year > 0 ? next + 1 : next,
                certainty);
    }

    /**
     * @param year 0 for the next year in which the day is not past
     * @return {@link LocalDate#MIN} if the date does not exist
     */
    private Parsed<LocalDate> found(int day, Month month, int year, int next, Certainty certainty) {
        for (var each = year == 0 ? today.getYear() : year; each < today.getYear() + 10; each++) {
            if (day >= 1 && day <= month.length(Year.isLeap(each))) {
                var date = LocalDate.of(each, month, day);
                if (year != 0 || !date.isBefore(today)) {
                    return new Parsed<>(date, next, certainty);
                }
            }
            if (year != 0) {
                break;
            }
        }
        return new Parsed<>(LocalDate.MIN, next, certainty);
    }
}
