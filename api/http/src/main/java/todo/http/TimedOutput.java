package todo.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream to the client in which every write has a timeout. It buffers at most 4 KiB. Not safe for
 * concurrent use.
 */
public final class TimedOutput extends OutputStream {

    /**
     * In bytes. The JDK keeps a buffer of twice the longest write for as long as the connection is
     * open.
     */
    static final int SLICE = 16 << 10;

    private final OutputStream out;
    private final WriteTimeouts timeouts;
    private final Drain drain;

    TimedOutput(OutputStream out, WriteTimeouts timeouts, Drain drain) {
        this.out = out;
        this.timeouts = timeouts;
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
     * @throws IOException if the client is gone or took too long to read
     */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (var sent = 0; sent < length; sent += SLICE) {
            var from = offset + sent;
            var slice = Math.min(SLICE, length - sent);
            timeouts.run(() -> out.write(bytes, from, slice));
        }
    }

    /** Sends what has been written so far. */
    @Override
    public void flush() throws IOException {
        timeouts.run(out::flush);
    }
}
