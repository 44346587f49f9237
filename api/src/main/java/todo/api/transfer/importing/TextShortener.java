package todo.api.transfer.importing;

import java.text.Normalizer;
import java.util.stream.Collectors;

/** Fits the texts of other programs to the limits of this service. */
public final class TextShortener {

    private TextShortener() {}

    /**
     * @param max the maximum length in code points
     * @return the text, or its beginning and an ellipsis
     */
    public static String shorten(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
    }

    /**
     * @return the text without characters that the database cannot store
     */
    static String storable(String text) {
        return text.codePoints()
                .filter(c -> c != 0 && (c < 0xd800 || c > 0xdfff))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /**
     * @return the text on one line, in Unicode's form C, without control characters and white space
     *     around it
     */
    static String line(String text) {
        var spaced = text.replaceAll("\\R|\\t", " ").replaceAll("\\p{Cc}", "");
        return Normalizer.normalize(storable(spaced), Normalizer.Form.NFC).strip();
    }
}
