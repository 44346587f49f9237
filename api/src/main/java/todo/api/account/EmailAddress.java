package todo.api.account;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The e-mail address of an account, in Unicode's form C, in which equal texts have equal code
 * points. It contains no white space and no invisible characters.
 */
record EmailAddress(String value) {

    /** In code points. */
    static final int MAX_LENGTH = 254;

    private static final Pattern PATTERN =
            Pattern.compile("(?!.*[\\p{Z}\\p{Cc}\\p{Cf}])[^@]+@[^@.]+(\\.[^@.]+)+");

    /**
     * @throws IllegalArgumentException if it is no e-mail address; the message is for a person
     */
    EmailAddress {
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("Use at most " + MAX_LENGTH + " characters.");
        }
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("Enter an e-mail address, such as ada@example.org.");
        }
    }

    /**
     * @param text may be surrounded by white space
     * @throws IllegalArgumentException if it is no e-mail address; the message is for a person
     */
    static EmailAddress parse(String text) {
        return new EmailAddress(normalize(text));
    }

    /**
     * @return the form in which addresses are stored, so that a text can be compared with them
     */
    static String normalize(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }
}
