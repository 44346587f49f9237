package todo.api.chat.builtin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ways of saying one thing, tried in their order. */
record Wording(List<Pattern> patterns) {

    boolean matches(Sentence sentence) {
        return match(sentence) != null;
    }

    boolean matches(String text) {
        return match(text) != null;
    }

    /**
     * @return the parts of the sentence; null if it says something else
     */
    @Nullable Parts match(Sentence sentence) {
        return match(sentence.typed());
    }

    @Nullable Parts match(String text) {
        return all(text).findFirst().orElse(null);
    }

    /** The parts by each pattern that fits. */
    Stream<Parts> all(String text) {
        var plain = Sentence.plain(text);
        return patterns.stream()
                .map(pattern -> pattern.matcher(plain))
                .filter(Matcher::matches)
                .map(matcher -> new Parts(text, matcher));
    }

    /** The texts in the slots of a pattern, as they were typed. */
    record Parts(String typed, Matcher matcher) {

        boolean has(String slot) {
            return matcher.namedGroups().containsKey(slot) && matcher.start(slot) >= 0;
        }

        /**
         * @return empty if the pattern has no such slot
         */
        String get(String slot) {
            return has(slot) ? typed.substring(matcher.start(slot), matcher.end(slot)).strip() : "";
        }

        /** The same in small letters. */
        String small(String slot) {
            return get(slot).toLowerCase(java.util.Locale.ROOT);
        }
    }
}
