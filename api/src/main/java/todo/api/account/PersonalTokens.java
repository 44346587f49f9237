package todo.api.account;

import java.security.SecureRandom;
import java.util.Base64;
import todo.api.Sha256;

/**
 * The secrets of personal tokens: 256 random bits, of which a digest is kept. Their beginning lets
 * people and scanners see what they are.
 */
final class PersonalTokens {

    private static final String BEGINNING = "todo_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PersonalTokens() {}

    static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean isOne(String bearer) {
        return bearer.startsWith(BEGINNING);
    }

    /** A plain digest is enough: nobody guesses 256 bits. */
    static byte[] digest(String secret) {
        return Sha256.of(secret);
    }
}
