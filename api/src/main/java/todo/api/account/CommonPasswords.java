package todo.api.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * The 3,000 most common passwords of at least eight characters, which attackers try first. The file
 * is read for each check rather than kept in memory: that costs a hundredth of the hash that
 * follows.
 *
 * @see <a href="https://owasp.org/www-project-application-security-verification-standard/">OWASP
 *     ASVS 5.0.0, 6.2.4</a>
 */
final class CommonPasswords {

    private static final String LIST = "common-passwords.txt";

    private CommonPasswords() {}

    /**
     * @param password compared without regard to case and surrounding white space
     */
    static boolean contain(Password password) {
        var folded = password.text().strip().toLowerCase(Locale.ROOT);
        try (var list =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        CommonPasswords.class.getResourceAsStream(LIST)),
                                StandardCharsets.US_ASCII))) {
            return list.lines().anyMatch(folded::equals);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
