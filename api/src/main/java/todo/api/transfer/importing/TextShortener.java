package todo.api.transfer.importing;

import java.text.Normalizer;
import java.util.Collection;

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
     * @return at most 300 code points, separated by commas
     */
    public static String joined(Collection<String> texts) {
        return shorten(String.join(", ", texts), 300);
    }

    /**
     * @return the text in Unicode's form C, without characters that the database cannot store
     */
    static String storable(String text) {
        var storable =
                text.codePoints()
                        .filter(c -> c != 0 && (c < 0xd800 || c > 0xdfff))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append);
        return Normalizer.normalize(storable, Normalizer.Form.NFC);
    }

    /**
     * @return the text on one line, in Unicode's form C, without control characters and white space
     *     around it
     */
    static String line(String text) {
        return storable(text.replaceAll("\\R|\\t", " ").replaceAll("\\p{Cc}", "")).strip();
    }
}
