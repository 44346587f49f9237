package todo.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The way of a stream to its client: each write has a deadline. Not buffered beyond 4 KiB; not safe
 * for concurrent use.
 */
public final class TimedOutput extends OutputStream {

    /**
     * In bytes: the JDK keeps twice the longest write with the connection for as long as that
     * lives.
     */
    static final int SLICE = 16 << 10;

    private final OutputStream out;
    private final WriteTimeouts stalls;
    private final Drain drain;

    TimedOutput(OutputStream out, WriteTimeouts stalls, Drain drain) {
        this.out = out;
        this.stalls = stalls;
        this.drain = drain;
    }

    Drain drain() {
        return drain;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /**
     * @throws IOException where the client is gone, or took too long to read what was sent before
     */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (var sent = 0; sent < length; sent += SLICE) {
            var from = offset + sent;
            var some = Math.min(SLICE, length - sent);
            stalls.watch(() -> out.write(bytes, from, some));
        }
    }

    /** Sends what has been written so far. */
    @Override
    public void flush() throws IOException {
        stalls.watch(out::flush);
    }
}
