package todo.api.chat.builtin;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a name, and which of them are the same: "bought" and "buy", "reprot" and "report".
 */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern POSSESSIVE = Pattern.compile("'s\\b|(?<=\\p{L})'(?=\\p{L})");
    private static final Pattern DOUBLE = Pattern.compile("([b-df-hj-np-tv-z])\\1$");
    private static final Set<String> FILLERS = Phrases.words("name fillers");
    private static final Map<String, String> IRREGULAR =
            Phrases.words("irregular").stream()
                    .map(pair -> pair.split("=", -1))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

    private Words() {}

    /**
     * @return in small letters, without accents; without those that say little unless nothing else
     *     is there
     */
    static List<String> of(String text) {
        var all = all(text);
        var telling = all.stream().filter(word -> !FILLERS.contains(word)).toList();
        return telling.isEmpty() ? all : telling;
    }

    static List<String> stems(String text) {
        return of(text).stream().map(Words::stem).toList();
    }

    static List<String> all(String text) {
        var small = Sentence.plain(text).toLowerCase(Locale.ROOT);
        var folded =
                MARKS.matcher(Normalizer.normalize(small, Normalizer.Form.NFKD)).replaceAll("");
        return Stream.of(SEPARATORS.split(POSSESSIVE.matcher(folded).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** What the forms of a word have in common. */
    static String stem(String word) {
        var base = IRREGULAR.getOrDefault(word, word);
        var length = base.length();
        if (length >= 6 && base.endsWith("ing")) {
            base = base.substring(0, length - 3);
        } else if (length >= 5 && (base.endsWith("ied") || base.endsWith("ies"))) {
            base = base.substring(0, length - 3) + "y";
        } else if (length >= 5 && base.endsWith("ed")) {
            base = base.substring(0, length - 2);
        } else if (length >= 4 && base.endsWith("s") && !base.endsWith("ss")) {
            base = base.substring(0, length - 1);
        }
        var single = DOUBLE.matcher(base).replaceAll("$1");
        return single.length() > 3 && single.endsWith("e")
                ? single.substring(0, single.length() - 1)
                : single;
    }

    /**
     * @return whether the word is one that tells of something that happened
     */
    static boolean isPast(String word) {
        return IRREGULAR.containsKey(word) || (word.length() > 4 && word.endsWith("ed"));
    }

    /**
     * @return whether one letter is wrong, missing, or too many, or two are exchanged
     */
    static boolean isTypo(String one, String other) {
        if (Math.min(one.length(), other.length()) < 4 || one.equals(other)) {
            return false;
        }
        var start = 0;
        while (start < Math.min(one.length(), other.length())
                && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        var rest = one.substring(start);
        var others = other.substring(start);
        if (rest.length() != others.length()) {
            return rest.length() > others.length()
                    ? rest.substring(1).equals(others)
                    : others.substring(1).equals(rest);
        }
        return rest.substring(1).equals(others.substring(1))
                || (rest.length() > 1
                        && rest.charAt(0) == others.charAt(1)
                        && rest.charAt(1) == others.charAt(0)
                        && rest.substring(2).equals(others.substring(2)));
    }
}
