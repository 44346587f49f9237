package todo.api.feed;

import java.security.SecureRandom;
import java.util.Base64;
import todo.api.Sha256;

/** What makes the address of a feed: 256 random bits, of which a digest is kept. */
record FeedSecret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static FeedSecret random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** A plain digest is enough: nobody guesses 256 bits. */
    byte[] digest() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
