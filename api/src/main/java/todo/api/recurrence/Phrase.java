package todo.api.recurrence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import todo.api.english.Certainty;
import todo.api.english.TimeParser;
import todo.api.english.WordSequence;

/**
 * A recurrence in English, such as "every 2nd friday at 9:30 until 20 may". As in Todoist, "every!"
 * counts from completion.
 *
 * @param time null if the phrase names none
 * @param start the earliest date; null if the phrase names none
 */
public record Phrase(
        Rule rule, Origin origin, @Nullable LocalTime time, @Nullable LocalDate start) {

    /**
     * @param text nothing but the phrase
     * @param today the date to which relative dates refer
     * @return empty unless every word is understood
     */
    public static Optional<Phrase> parse(String text, LocalDate today) {
        var words = WordSequence.of(text);
        var found = PhraseParser.read(words, 0);
        if (found == null) {
            return Optional.empty();
        }
        var phrase = found.value();
        for (var next = found.next(); next < words.size(); ) {
            var time = TimeParser.read(words, next);
            var limit = SeriesLimitParser.read(words, next, today, phrase);
            if (time != null) {
                phrase = phrase.withTime(time.value());
                next = time.next();
            } else if (limit != null && limit.certainty() != Certainty.NOWHERE) {
                phrase = limit.value();
                next = limit.next();
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(phrase);
    }

    public Phrase withTime(LocalTime changed) {
        return new Phrase(rule, origin, changed, start);
    }

    Phrase withStart(LocalDate changed) {
        return new Phrase(rule, origin, time, changed);
    }

    Phrase withRule(Rule changed) {
        return new Phrase(changed, origin, time, start);
    }
}
