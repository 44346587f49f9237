package todo.api.recurrence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import todo.api.english.Certainty;
import todo.api.english.DayParser;
import todo.api.english.Parsed;
import todo.api.english.TimeParser;
import todo.api.english.WordSequence;

/** Parses the start or the end of a series, which follows its phrase. */
public final class SeriesLimitParser {

    private SeriesLimitParser() {}

    /**
     * @return the phrase with the limit at {@code index}: "starting 1 dec", "starting at 9pm",
     *     "until 20 may", "for 10 times", "for 3 weeks"; null if there is none
     */
    public static @Nullable Parsed<Phrase> read(
            WordSequence words, int index, LocalDate today, Phrase phrase) {
        if (!words.continues(index) || !words.continues(index + 1)) {
            return null;
        }
        var ended = phrase.rule().count() != null || phrase.rule().until() != null;
        return switch (words.text(index)) {
            case "starting", "from" -> starting(words, index + 1, today, phrase);
            case "until", "till", "ending" -> {
                var day = day(words, index + 1, today);
                yield day == null || ended ? null : until(phrase, day.value(), day.next());
            }
            case "for" -> ended ? null : duration(words, index + 1, today, phrase);
            default -> null;
        };
    }

    private static @Nullable Parsed<Phrase> starting(
            WordSequence words, int index, LocalDate today, Phrase phrase) {
        var time = words.is(index, "at") ? TimeParser.read(words, index) : null;
        if (time != null) {
            return new Parsed<>(phrase.withTime(time.value()), time.next(), Certainty.ANYWHERE);
        }
        var day = day(words, index, today);
        return day == null || phrase.start() != null
                ? null
                : new Parsed<>(phrase.withStart(day.value()), day.next(), Certainty.ANYWHERE);
    }

    private static @Nullable Parsed<LocalDate> day(WordSequence words, int index, LocalDate today) {
        var day = DayParser.read(words, index, today);
        return day == null || day.certainty() == Certainty.NOWHERE ? null : day;
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
        if (number < 1 || !words.continues(index + 1)) {
            return null;
        }
        if (words.is(index + 1, "times", "time")) {
            return new Parsed<>(
                    phrase.withRule(phrase.rule().withCount(number)),
                    index + 2,
                    Certainty.ANYWHERE);
        }
        var unit = DayParser.unit(words.text(index + 1));
        var start = phrase.start() == null ? today : phrase.start();
        return unit == null
                ? null
                : until(phrase, start.plus(number, unit).minusDays(1), index + 2);
    }
}
