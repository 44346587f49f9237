package todo.api.query;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Normalizes text for full-text search. Keep it in step with the schema's functions {@code plain}
 * and {@code tag_words}, which normalize the indexed side.
 */
public final class TextNormalizer {

    private static final Pattern PUNCTUATION =
            Pattern.compile(
                    "[!-/:-@\\[-`{-~\\u00a0\\u00a1\\u00ab\\u00b7\\u00bb\\u00bf\\u2000-\\u206f\\u2190-\\u2bff"
                            + "\\u3000-\\u3003\\u3008-\\u3020\\ufe00-\\ufe0f\\uff00-\\uff0f\\uff1a-\\uff20"
                            + "\\uff3b-\\uff40\\uff5b-\\uff65\\x{1f000}-\\x{1faff}]");

    private static final Pattern TOO_LONG = Pattern.compile("\\S{255}");

    /**
     * A word that ends with a sigma. Σ is the capital of both σ and ς, which the index treats as
     * different letters.
     */
    private static final Pattern FINAL_SIGMA =
            Pattern.compile(
                    "(?<![\\p{L}\\p{M}\\p{N}])([\\p{L}\\p{M}\\p{N}]*[\\p{L}\\p{M}])[Σσς]"
                            + "(?![\\p{L}\\p{M}\\p{N}])");

    private static final Pattern NO_WORD = Pattern.compile("' *' <-> | <-> ' *'(:\\*)?");

    /** Scripts without spaces between words. */
    private static final Set<UnicodeScript> UNSPACED =
            EnumSet.of(
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.THAI,
                    UnicodeScript.LAO,
                    UnicodeScript.KHMER,
                    UnicodeScript.MYANMAR);

    private TextNormalizer() {}

    /**
     * @return whether the index can find the text by words; other text is searched as a substring
     */
    static boolean searchable(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit)
                && text.codePoints().mapToObj(UnicodeScript::of).noneMatch(UNSPACED::contains);
    }

    /**
     * Writes words in the syntax of to_tsquery. Normalized words contain none of its operators.
     *
     * @param prefix whether the last word matches as a prefix
     * @see <a
     *     href="https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY">tsquery</a>
     */
    static String tsquery(String text, boolean prefix) {
        var words = plain(text);
        var last = words.lastIndexOf(' ');
        if (!prefix) {
            return quoted(words, "");
        }
        return last < 0
                ? quoted(words, ":*")
                : quoted(words.substring(0, last), "")
                        + " <-> "
                        + quoted(words.substring(last + 1), ":*");
    }

    private static String quoted(String words, String suffix) {
        var either = "' <-> ('$1σ'" + suffix + " | '$1ς'" + suffix + ") <-> '";
        var quoted = "'" + FINAL_SIGMA.matcher(words).replaceAll(either) + "'" + suffix;
        return NO_WORD.matcher(quoted).replaceAll("");
    }

    static String plain(String text) {
        var spaced = PUNCTUATION.matcher(text).replaceAll(" ");
        return TOO_LONG.matcher(spaced).replaceAll("$0 ").strip();
    }

    /**
     * @return the index entry of a tag, as a tsquery
     */
    public static String tag(String name) {
        var word = lowerCase(name).replace("\\", "\\\\").replace('\'', '’');
        var sigma = FINAL_SIGMA.matcher(word);
        return Stream.of(word, sigma.replaceAll("$1σ"), sigma.replaceAll("$1ς"))
                .distinct()
                .map(each -> "'#" + each + "'")
                .collect(Collectors.joining(" | "));
    }

    /** Maps each character by itself, as PostgreSQL does. */
    private static String lowerCase(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
