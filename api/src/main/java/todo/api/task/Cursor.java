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

    private static final String FAULT = "This has to be the next_cursor of an earlier answer.";

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
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var slash = decoded.indexOf('/');
            var id = Ids.parse(decoded.substring(slash + 1));
            if (slash < 0 || id == null) {
                throw new IllegalArgumentException(FAULT);
            }
            return new Cursor(Times.inCalendar(Instant.parse(decoded.substring(0, slash))), id);
        } catch (DateTimeException | IllegalArgumentException broken) {
            throw new IllegalArgumentException(FAULT, broken);
        }
    }
}
