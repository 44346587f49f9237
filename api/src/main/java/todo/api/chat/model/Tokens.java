package todo.api.chat.model;

import java.nio.charset.StandardCharsets;

/** Estimates sizes in tokens: rather too many, in any language. */
final class Tokens {

    private static final int BYTES_PER_TOKEN = 3;

    private Tokens() {}

    static int of(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN + 1;
    }
}
