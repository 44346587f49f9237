package todo.api.account;

import java.text.Normalizer;

/**
 * A password that somebody typed, in Unicode's form KC, because the same letters can be typed as
 * different code points (NIST SP 800-63B, 3.1.1.2). {@link #toString()} does not show it.
 */
record Password(String text) {

    /** In code points, without surrounding white space. */
    static final int MIN_LENGTH = 8;

    /** In code points, with surrounding white space. */
    static final int MAX_LENGTH = 128;

    Password {
        text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /**
     * @return a password for an account
     * @throws IllegalArgumentException if it is too short, too long, too common or too easy to
     *     guess; the message is for a person
     */
    static Password choose(String text) {
        var password = new Password(text);
        var composed = compose(text);
        if (length(composed.strip()) < MIN_LENGTH || length(composed) > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "Use %d to %d characters.".formatted(MIN_LENGTH, MAX_LENGTH));
        }
        if (CommonPasswords.contain(password)) {
            throw new IllegalArgumentException("This password is too common.");
        }
        if (GuessablePassword.isPattern(password)) {
            throw new IllegalArgumentException(
                    "This password is too easy to guess: it repeats or counts up characters.");
        }
        return password;
    }

    /**
     * @return a password to be compared with the stored one, whatever rules that was chosen under
     * @throws IllegalArgumentException if no stored password can be like it
     */
    static Password typed(String text) {
        var composed = compose(text);
        if (composed.isBlank() || length(composed) > MAX_LENGTH) {
            throw new IllegalArgumentException("Use 1 to %d characters.".formatted(MAX_LENGTH));
        }
        return new Password(text);
    }

    private static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
