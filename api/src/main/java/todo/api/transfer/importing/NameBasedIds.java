package todo.api.transfer.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Computes task ids from the names that other programs give to tasks, the same id each time. */
public final class NameBasedIds {

    private NameBasedIds() {}

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has SHA-256
        }
    }

    /**
     * @return an id that only this owner and name lead to
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.8">RFC 9562, UUID version
     *     8</a>
     */
    static UUID id(UUID owner, String name) {
        var digest = digest();
        digest.update(owner.toString().getBytes(StandardCharsets.UTF_8));
        var bytes = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        var high = (bytes.getLong() & ~0xf000L) | 0x8000L;
        var low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
