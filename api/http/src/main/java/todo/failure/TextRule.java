package todo.failure;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * How long a text may be, in code points and without the white space around it.
 *
 * @param least 0 if the text may be empty
 */
public record TextRule(int least, int most) {

    private static final Pattern LINE_BREAK =
            Pattern.compile("(?<!\\p{Zs})\\p{Zs}*+(?:\\R|\\t)[\\s\\p{Z}\\x85]*+");

    /**
     * @return the text in Unicode's form C, in which equal texts have equal characters, with the
     *     white space around it
     * @throws BrokenRule if the text is too short or too long, or has a character that the database
     *     cannot store: U+0000, or half of a surrogate pair
     * @see <a href="https://www.unicode.org/reports/tr15/">UAX #15</a>
     */
    public String check(String text) {
        if (text.codePoints().anyMatch(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff))) {
            throw new BrokenRule(
                    FaultCode.INVALID, "This contains a character that cannot be stored.");
        }
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var stripped = composed.strip();
        var length = stripped.codePointCount(0, stripped.length());
        if (length < least) {
            throw new BrokenRule(FaultCode.TOO_SHORT, sentence());
        }
        if (length > most) {
            throw new BrokenRule(FaultCode.TOO_LONG, sentence());
        }
        return composed;
    }

    /**
     * @return the same for a text in one line: line breaks and tabs, with the white space around
     *     them, become one space
     * @throws BrokenRule also if the text has another control character
     */
    public String checkLine(String text) {
        var line = LINE_BREAK.matcher(text).replaceAll(" ");
        if (line.codePoints().anyMatch(c -> c != 0 && Character.isISOControl(c))) {
            throw new BrokenRule(FaultCode.INVALID, "Control characters are not allowed here.");
        }
        return check(line);
    }

    private String sentence() {
        return least == 0
                ? "Use at most %d characters.".formatted(most)
                : "Use %d to %d characters.".formatted(least, most);
    }
}
