package todo.api.chat.builtin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ways of saying one thing. In a pattern, {@code [please]} may be absent, {@code (a|b)} is either,
 * {@code {tasks}} is any text, and the rest is a regular expression. An apostrophe may be absent.
 * Immutable.
 */
final class Wording {

    private final List<Pattern> patterns;

    private Wording(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    static Wording of(String... patterns) {
        return new Wording(Stream.of(patterns).map(Wording::compiled).toList());
    }

    private static Pattern compiled(String pattern) {
        var start = new StringBuilder();
        var rest = pattern;
        while (rest.startsWith("[")) {
            var end = rest.indexOf("] ");
            start.append("(?:(?:").append(rest, 1, end).append(") )?");
            rest = rest.substring(end + 2);
        }
        var regex =
                start
                        + rest.replaceAll("\\((?!\\?)", "(?:")
                                .replaceAll(" \\[([^\\]]+)\\]", "(?: (?:$1))?")
                                .replaceAll("\\{([a-z]+)\\}", "(?<$1>.+?)")
                                .replace("'", "'?");
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /**
     * @return the parts of the sentence; null if it says something else
     */
    @Nullable Parts match(Sentence sentence) {
        for (var pattern : patterns) {
            var matcher = pattern.matcher(sentence.plain());
            if (matcher.matches()) {
                return new Parts(sentence.typed(), matcher);
            }
        }
        return null;
    }

    /** The texts in the places of a pattern, as they were typed. */
    record Parts(String typed, Matcher matcher) {

        /**
         * @return empty if the pattern has no such place
         */
        String get(String name) {
            return matcher.namedGroups().containsKey(name) && matcher.start(name) >= 0
                    ? typed.substring(matcher.start(name), matcher.end(name)).strip()
                    : "";
        }
    }
}
