package todo.api.account;

import java.security.SecureRandom;
import java.util.Base64;
import todo.api.Sha256;

/**
 * Secrets of personal tokens: 256 random bits, stored as a digest. Their prefix tells people and
 * secret scanners which product they belong to.
 */
final class PersonalTokenSecret {

    private static final String PREFIX = "todo_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PersonalTokenSecret() {}

    static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean hasPrefix(String token) {
        return token.startsWith(PREFIX);
    }

    /** A plain digest is enough, because nobody guesses 256 bits. */
    static byte[] digest(String secret) {
        return Sha256.of(secret);
    }
}
