package todo.api.task;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import todo.api.Ids;

/**
 * The last task of a page: the next page begins after it, however many tasks were added or removed
 * meanwhile.
 */
record Cursor(Instant createdAt, UUID id) {

    /**
     * @return opaque to clients
     */
    String encode() {
        var text = createdAt + "/" + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws IllegalArgumentException if this did not come from {@link #encode()}
     */
    static Cursor decode(String text) {
        try {
            var parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                            .split("/", 2);
            var id = parts.length == 2 ? Ids.parse(parts[1]) : null;
            if (id != null) {
                return new Cursor(Instant.parse(parts[0]), id);
            }
        } catch (DateTimeException | IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "This has to be the next_cursor of an earlier answer.", broken);
        }
        throw new IllegalArgumentException("This has to be the next_cursor of an earlier answer.");
    }
}
