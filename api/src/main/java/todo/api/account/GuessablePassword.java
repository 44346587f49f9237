package todo.api.account;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Passwords that are in no list of common ones, but that attackers derive: repeated and consecutive
 * characters, and the user's own e-mail address.
 *
 * @see <a href="https://owasp.org/www-project-application-security-verification-standard/">OWASP
 *     ASVS 5.0.0, 6.2.4</a>
 */
final class GuessablePassword {

    /** In a longer one, the length itself has to be guessed. */
    private static final int MAX_LENGTH = 64;

    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_UNIT = 4;

    /** A password needs so many characters beside the e-mail address. */
    private static final int MORE_THAN_ADDRESS = 4;

    private static final List<String> ROWS =
            Stream.of(
                            "abcdefghijklmnopqrstuvwxyz",
                            "01234567890",
                            "qwertyuiop[]",
                            "asdfghjkl;'",
                            "zxcvbnm,./",
                            "qwertzuiopü",
                            "yxcvbnm,.-",
                            "azertyuiop",
                            "!@#$%^&*()")
                    .flatMap(row -> Stream.of(row, reversed(row)))
                    .toList();

    private GuessablePassword() {}

    /**
     * @return whether it consists of repeated or consecutive characters: "aaaaaaaa", "abcabcabc",
     *     "abcd1234", "87654321"
     */
    static boolean isPattern(Password password) {
        var text = folded(password.text());
        return text.length() <= MAX_LENGTH && (isRepetition(text) || consistsOfRuns(text));
    }

    /** Ideographs are words: repeating two of them is no shorter than repeating a phrase. */
    private static boolean isRepetition(String text) {
        var longest = text.chars().allMatch(c -> c < 0x80) ? LONGEST_UNIT : 1;
        for (var unit = 1; unit <= Math.min(longest, text.length()); unit++) {
            if (text.startsWith(text.substring(unit))) {
                return true;
            }
        }
        return false;
    }

    /** Apart from one character. */
    private static boolean consistsOfRuns(String text) {
        var outside = 0;
        for (var start = 0; start < text.length(); ) {
            var length = run(text, start);
            outside += length < SHORTEST_RUN ? length : 0;
            start += length;
        }
        return outside <= 1;
    }

    /**
     * @return the number of characters from {@code start} on that repeat or follow each other
     */
    private static int run(String text, int start) {
        var end = start + 1;
        while (end < text.length() && isRun(text.substring(start, end + 1))) {
            end++;
        }
        return end - start;
    }

    private static boolean isRun(String text) {
        var step = text.charAt(1) - text.charAt(0);
        var isEven = Math.abs(step) <= 1;
        for (var i = 1; i < text.length() && isEven; i++) {
            isEven = text.charAt(i) - text.charAt(i - 1) == step;
        }
        return isEven || ROWS.stream().anyMatch(row -> row.contains(text));
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /**
     * @return whether little is left of it without the address, or without the part before the @
     */
    static boolean isLike(Password password, String email) {
        var text = folded(password.text());
        var address = folded(email);
        var name = address.substring(0, Math.max(0, address.indexOf('@')));
        return isLittleMore(text, address) || isLittleMore(text, name);
    }

    private static boolean isLittleMore(String text, String part) {
        return part.length() >= MORE_THAN_ADDRESS
                && text.contains(part)
                && text.replace(part, "").length() < MORE_THAN_ADDRESS;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
