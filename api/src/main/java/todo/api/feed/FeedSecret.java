package todo.api.feed;

import java.security.SecureRandom;
import java.util.Base64;
import todo.api.Sha256;

/** The secret part of a feed's address: 256 random bits, stored as a digest. */
record FeedSecret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static FeedSecret random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** A plain digest is enough, because nobody guesses 256 bits. */
    byte[] digest() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "FeedSecret[…]";
    }
}
