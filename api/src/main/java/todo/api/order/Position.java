package todo.api.order;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys by which tasks and lists are put in order: texts over 0–9 and a–z that are compared
 * bytewise. Between two of them there is always another one, so that moving one thing renumbers no
 * other.
 *
 * @see <a href="https://www.figma.com/blog/realtime-editing-of-ordered-sequences/">fractional
 *     indexing</a>
 */
public final class Position {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    /** A key never ends in the lowest digit: below 10 there would be no room above 1. */
    private static final Pattern KEY = Pattern.compile("[0-9a-z]{0,199}[1-9a-z]");

    private Position() {}

    /**
     * @throws IllegalArgumentException whose message says what is expected
     */
    public static String parse(String text) {
        if (!KEY.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "This has to be 1 to 200 of the characters 0–9 and a–z, the last of them not 0.");
        }
        return text;
    }

    /**
     * @param id of version 7
     * @return a key at the end of all that were made before
     */
    public static String last(UUID id) {
        var hex = Long.toHexString(id.getMostSignificantBits());
        var padded = "0".repeat(16 - hex.length()) + hex;
        return padded.substring(0, 12) + padded.substring(13) + "i";
    }

    /**
     * @param low null for the beginning
     * @param high null for the end; above {@code low}
     * @return a key above {@code low} and below {@code high}, as short as can be
     */
    public static String between(@Nullable String low, @Nullable String high) {
        var key = new StringBuilder();
        var below = high; // null as soon as the key is below it whatever follows
        for (var i = 0; ; i++) {
            var from = low != null && i < low.length() ? DIGITS.indexOf(low.charAt(i)) : 0;
            var to =
                    below == null
                            ? DIGITS.length()
                            : i < below.length() ? DIGITS.indexOf(below.charAt(i)) : 0;
            if (to - from > 1) {
                return key.append(DIGITS.charAt((from + to) / 2)).toString();
            }
            key.append(DIGITS.charAt(from));
            if (to > from) {
                below = null;
            }
        }
    }
}
