package todo.api.account;

import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * A language with an optional region, such as {@code de-AT}.
 *
 * @see <a href="https://www.rfc-editor.org/info/bcp47">BCP 47</a>
 */
record LanguageTag(String tag) {

    /**
     * @throws IllegalArgumentException if it is no language tag; the message is for a person
     */
    LanguageTag {
        tag = canonical(tag);
    }

    private static String canonical(String text) {
        try {
            var locale = new Locale.Builder().setLanguageTag(text).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException malformed) {
            // Answered below, as a tag without a language is.
        }
        throw new IllegalArgumentException("Use a language tag, such as en or de-AT.");
    }
}
