package todo.api.recurrence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import todo.api.english.ClockWords;
import todo.api.english.WordSequence;

/**
 * A recurrence as people say it: "every 2nd friday at 9:30 until 20 may". After "every!" it is
 * counted from completion, as in Todoist.
 *
 * @param time when on its days; null where it does not say
 * @param start the first day that it may come; null where it does not say
 */
public record Phrase(
        Rule rule, Origin origin, @Nullable LocalTime time, @Nullable LocalDate start) {

    /**
     * @param text the phrase and nothing else
     * @param today what its dates are counted from
     * @return empty where it is not understood to its last word
     */
    public static Optional<Phrase> parse(String text, LocalDate today) {
        var words = WordSequence.of(text);
        var found = PhraseWords.read(words, 0);
        if (found == null) {
            return Optional.empty();
        }
        var phrase = found.value();
        for (var next = found.next(); next < words.size(); ) {
            var time = ClockWords.read(words, next);
            var limit = LimitWords.read(words, next, today, phrase);
            if (time != null) {
                phrase = phrase.at(time.value());
                next = time.next();
            } else if (limit != null) {
                phrase = limit.value();
                next = limit.next();
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(phrase);
    }

    public Phrase at(LocalTime changed) {
        return new Phrase(rule, origin, changed, start);
    }

    Phrase from(LocalDate changed) {
        return new Phrase(rule, origin, time, changed);
    }

    Phrase by(Rule changed) {
        return new Phrase(changed, origin, time, start);
    }
}
