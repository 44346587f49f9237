package todo.api.idempotency;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies a request that may be sent again.
 *
 * @param owner the key is unique for them
 * @param text 1 to 255 printable ASCII characters
 * @param digest of everything that the request consists of
 */
@SuppressWarnings("ArrayRecordComponent") // compared by the database
public record IdempotencyKey(UUID owner, String text, byte[] digest) {

    private static final Pattern TEXT = Pattern.compile("[ -~]{1,255}");

    public IdempotencyKey {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("Use 1 to 255 printable ASCII characters.");
        }
    }
}
