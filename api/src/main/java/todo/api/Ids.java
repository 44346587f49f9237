package todo.api;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes identifiers that sort by the time they were made at, so that new rows lie together in an
 * index. Safe for concurrent use.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, UUID version 7</a>
 */
public final class Ids {

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        var high = (clock.millis() << 16) | 0x7000 | random.nextInt(1 << 12);
        var low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /**
     * @return the UUID in its usual form; null where the text is none
     */
    public static @Nullable UUID parse(String text) {
        // UUID.fromString takes shortened groups too: one resource would have many addresses.
        return text.matches("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
                ? UUID.fromString(text)
                : null;
    }

    /**
     * @return an id that a client made for a new thing
     * @throws IllegalArgumentException if the text is no UUID of version 4 or 7
     */
    public static UUID requireNew(String text) {
        var id = parse(text);
        if (id == null || id.variant() != 2 || (id.version() != 4 && id.version() != 7)) {
            throw new IllegalArgumentException("This has to be a UUID of version 4 or 7.");
        }
        return id;
    }

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static UUID require(String text) {
        var id = parse(text);
        if (id == null) {
            throw new IllegalArgumentException("This has to be an id.");
        }
        return id;
    }
}
