package todo.api.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * The 3,000 commonest passwords that are long enough to be chosen: what anybody would guess first.
 * They are looked through whenever somebody chooses one, which costs a hundredth of the hash that
 * follows, rather than kept in memory.
 *
 * @see <a href="https://owasp.org/www-project-application-security-verification-standard/">OWASP
 *     ASVS 5.0.0, 6.2.4</a>
 */
final class CommonPasswords {

    private static final String LIST = "common-passwords.txt";

    private CommonPasswords() {}

    /**
     * @param password in NFKC; neither its case nor the white space around it makes it rarer
     */
    static boolean contain(String password) {
        var plain = password.strip().toLowerCase(Locale.ROOT);
        try (var list =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        CommonPasswords.class.getResourceAsStream(LIST)),
                                StandardCharsets.US_ASCII))) {
            return list.lines().anyMatch(plain::equals);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
