package todo.api.account;

import java.text.Normalizer;

/** What to call a user: 1 to 100 code points, in Unicode's form C. */
record DisplayName(String value) {

    private static final int MAX_LENGTH = 100;

    /**
     * @throws IllegalArgumentException if it is empty or too long; the message is for a person
     */
    DisplayName {
        value = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        if (value.isEmpty() || value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("Use at most " + MAX_LENGTH + " characters.");
        }
    }
}
