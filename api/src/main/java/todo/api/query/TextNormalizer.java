package todo.api.query;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides how a text is searched, and normalizes tags. The words of a text are normalized by the
 * schema's functions alone ({@code folded_words}, {@code word_query}).
 */
public final class TextNormalizer {

    /**
     * A word that ends with a sigma. Σ is the capital of both σ and ς, which the index treats as
     * different letters.
     */
    private static final Pattern FINAL_SIGMA =
            Pattern.compile(
                    "(?<![\\p{L}\\p{M}\\p{N}])([\\p{L}\\p{M}\\p{N}]*[\\p{L}\\p{M}])[Σσς]"
                            + "(?![\\p{L}\\p{M}\\p{N}])");

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
     * @return the index entries of a tag, as a tsquery: in small letters as earlier versions of the
     *     service wrote them, or as the schema's {@code fold_case} folds them
     */
    public static String tag(String name) {
        var word = lowerCase(name);
        var sigma = FINAL_SIGMA.matcher(word);
        return Stream.of(foldCase(name), word, sigma.replaceAll("$1σ"), sigma.replaceAll("$1ς"))
                .map(each -> each.replace("\\", "\\\\").replace('\'', '’'))
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

    private static String foldCase(String text) {
        var folded =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replace('ς', 'σ')
                        .replace("ß", "ss");
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
