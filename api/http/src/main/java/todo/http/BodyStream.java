package todo.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;
import todo.failure.Failure;

/**
 * The body of a request as it arrives: ends after so many bytes with {@link Failure.TooLarge}, and
 * with {@link Failure.BadRequest} where it breaks off. Used by one thread.
 */
final class BodyStream extends InputStream {

    private final InputStream body;
    private final int limit;
    private final IntConsumer arrived;
    private int count;
    private boolean ended;

    /**
     * @param limit in bytes
     * @param arrived is told of each part how long it is, and may refuse it
     */
    BodyStream(InputStream body, int limit, IntConsumer arrived) {
        this.body = body;
        this.limit = limit;
        this.arrived = arrived;
    }

    static Failure.TooLarge tooLarge(int limit) {
        return new Failure.TooLarge("At most " + limit + " bytes are read here.");
    }

    /**
     * @return whether all of it has been read
     */
    boolean ended() {
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
            // The latter is what the JDK makes of a chunk size that its int reads as negative.
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
        arrived.accept(read);
        return read;
    }
}
