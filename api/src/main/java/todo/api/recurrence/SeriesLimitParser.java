package todo.api.recurrence;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.english.CalendarNames;
import todo.api.english.Certainty;
import todo.api.english.DayParser;
import todo.api.english.Parsed;
import todo.api.english.TimeParser;
import todo.api.english.WordSequence;

/** Parses the start or the end of a series, which follows its phrase. */
public final class SeriesLimitParser {

    private static final int MAX_YEARS_AHEAD = 100;

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*");

    private SeriesLimitParser() {}

    /**
     * @return the phrase with the limit at {@code index}: "starting 1 dec", "starting 9pm", "until
     *     20 may", "for 10 times", "for 3 weeks"; null if there is none. A limit that cannot be
     *     met, such as a past day or "0 times", has the certainty {@link Certainty#NOWHERE}
     */
    public static @Nullable Parsed<Phrase> read(
            WordSequence words, int index, LocalDate today, Phrase phrase) {
        if (!words.continuesList(index) || !words.continues(index + 1)) {
            return null;
        }
        if (announcesStart(words, index)) {
            var at = words.is(index + 1, "from") && words.continues(index + 2) ? 2 : 1;
            return starting(words, index + at, today, phrase);
        }
        var ended = phrase.rule().count() != null || phrase.rule().until() != null;
        return switch (words.text(index)) {
            case "from" -> starting(words, index + 1, today, phrase);
            case "until", "till", "ending" -> ended ? null : until(words, index + 1, today, phrase);
            case "for" -> ended ? null : duration(words, index + 1, today, phrase);
            default -> null;
        };
    }

    /**
     * @return whether the word at {@code index} announces the first day or the time of a series
     */
    public static boolean announcesStart(WordSequence words, int index) {
        return words.is(index, "starting", "beginning") && words.continues(index + 1);
    }

    private static @Nullable Parsed<Phrase> starting(
            WordSequence words, int index, LocalDate today, Phrase phrase) {
        var time = TimeParser.read(words, index);
        if (time != null) {
            return new Parsed<>(phrase.withTime(time.value()), time.next(), Certainty.ANYWHERE);
        }
        var day = phrase.start() == null ? DayParser.read(words, index, today) : null;
        return day == null
                ? null
                : new Parsed<>(phrase.withStart(day.value()), day.next(), certainty(day));
    }

    private static Certainty certainty(Parsed<LocalDate> day) {
        return day.certainty() == Certainty.NOWHERE ? Certainty.NOWHERE : Certainty.ANYWHERE;
    }

    private static @Nullable Parsed<Phrase> until(
            WordSequence words, int index, LocalDate today, Phrase phrase) {
        var day = DayParser.read(words, index, today);
        if (day == null) {
            return isDate(words, index) ? impossible(phrase, endOfDate(words, index)) : null;
        }
        return day.certainty() == Certainty.NOWHERE
                ? impossible(phrase, day.next())
                : until(phrase, day.value(), day.next());
    }

    private static Parsed<Phrase> impossible(Phrase phrase, int next) {
        return new Parsed<>(phrase, next, Certainty.NOWHERE);
    }

    /** "until 32 dec", "until december", "until 1/11/2026", "until 9pm". */
    private static boolean isDate(WordSequence words, int index) {
        var text = words.text(index);
        return text.matches("[0-9].*")
                || CalendarNames.month(text) != null
                || TimeParser.read(words, index) != null;
    }

    private static int endOfDate(WordSequence words, int index) {
        var next = index + 1;
        while (words.continues(next)
                && (words.text(next).matches("[0-9].*")
                        || CalendarNames.month(words.text(next)) != null)) {
            next++;
        }
        return next;
    }

    private static Parsed<Phrase> until(Phrase phrase, LocalDate last, int next) {
        return new Parsed<>(
                phrase.withRule(phrase.rule().withUntil(new Until.Day(last))),
                next,
                Certainty.ANYWHERE);
    }

    private static @Nullable Parsed<Phrase> duration(
            WordSequence words, int index, LocalDate today, Phrase phrase) {
        var number = words.number(index);
        var written = number >= 0 || NUMBER.matcher(words.text(index)).matches();
        if (!written || !words.continues(index + 1)) {
            return null;
        }
        var next = index + 2;
        var unit = DayParser.unit(words.text(index + 1));
        if (words.is(index + 1, "times", "time")) {
            return number < 1
                    ? impossible(phrase, next)
                    : new Parsed<>(
                            phrase.withRule(phrase.rule().withCount(number)),
                            next,
                            Certainty.ANYWHERE);
        }
        if (unit == null) {
            return null;
        }
        var start = phrase.start() == null ? today : phrase.start();
        var last = number < 1 ? null : start.plus(number, unit).minusDays(1);
        return last == null || last.isAfter(today.plusYears(MAX_YEARS_AHEAD))
                ? impossible(phrase, next)
                : until(phrase, last, next);
    }
}
