package todo.api.chat.builtin;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ways of saying one thing, tried in their order. */
record Wording(List<Pattern> patterns) {

    boolean matches(String text) {
        return match(text) != null;
    }

    /**
     * @return the parts of the text; null if it says something else
     */
    @Nullable Parts match(String text) {
        return all(new Sentence(text, false)).findFirst().orElse(null);
    }

    /** The parts by each pattern that fits. */
    Stream<Parts> all(Sentence sentence) {
        var plain = Sentence.plain(sentence.typed());
        return patterns.stream()
                .map(pattern -> pattern.matcher(plain))
                .filter(Matcher::matches)
                .map(matcher -> new Parts(sentence, matcher));
    }

    /** The texts in the slots of a pattern, as they were typed. */
    record Parts(Sentence sentence, Matcher matcher) {

        String typed() {
            return sentence.typed();
        }

        boolean has(String slot) {
            return matcher.namedGroups().containsKey(slot) && matcher.start(slot) >= 0;
        }

        /**
         * @return empty if the pattern has no such slot
         */
        String get(String slot) {
            return has(slot)
                    ? typed().substring(matcher.start(slot), matcher.end(slot)).strip()
                    : "";
        }

        /** The same in small letters. */
        String small(String slot) {
            return get(slot).toLowerCase(Locale.ROOT);
        }
    }
}
