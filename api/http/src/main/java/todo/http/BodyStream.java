package todo.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;
import todo.failure.Failure;

/**
 * The body of a request as it arrives. Reading throws {@link Failure.TooLarge} beyond the limit and
 * {@link Failure.BadRequest} where the body breaks off. Used by one thread.
 */
final class BodyStream extends InputStream {

    private final InputStream body;
    private final int limit;
    private final IntConsumer onRead;
    private int count;
    private boolean ended;

    /**
     * @param limit in bytes
     * @param onRead gets the number of bytes of each read, and may throw
     */
    BodyStream(InputStream body, int limit, IntConsumer onRead) {
        this.body = body;
        this.limit = limit;
        this.onRead = onRead;
    }

    static Failure.TooLarge tooLarge(int limit) {
        return new Failure.TooLarge("At most " + limit + " bytes are read here.");
    }

    /**
     * @return whether all of it has been read
     */
    boolean isEnded() {
        return ended;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int read;
        try {
            read = body.read(bytes, offset, Math.min(length, limit - count + 1));
        } catch (IOException | IndexOutOfBoundsException broken) {
            // The JDK throws the latter for a chunk size that overflows its int.
            throw new Failure.BadRequest("The body breaks off.");
        }
        if (read < 0) {
            ended = true;
            return read;
        }
        count += read;
        if (count > limit) {
            throw tooLarge(limit);
        }
        onRead.accept(read);
        return read;
    }
}
