package todo.api.transfer.limit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import todo.failure.Failure;

/**
 * The memory that imports share. What is short is read beside others, so that nobody waits for a
 * client that sends slowly; of those that are longer there is one at a time, which as a rule holds
 * some megabytes, and at most some tens of them. Safe for concurrent use.
 */
public final class ImportMemory {

    /** In bytes of a file: some thousand tasks. */
    public static final int SHORT = 256 << 10;

    /** In bytes, of all short files; what was read of them takes some times as much. */
    private static final int SHARED = 2 << 20;

    private final Semaphore shared = new Semaphore(SHARED);
    private final Semaphore whole = new Semaphore(1);

    /**
     * @return of one more import, which has nothing yet
     */
    public Reservation reserve() {
        return new Reservation();
    }

    /** What one import has of it, until it is closed. Used by one thread. */
    public final class Reservation implements AutoCloseable {

        private int held;
        private boolean isLong;

        /**
         * @return the same bytes, each of which counts; reading waits a little for room, and throws
         *     {@link Failure.Unavailable} where there is none
         */
        public InputStream counted(InputStream file) {
            return new FilterInputStream(file) {
                @Override
                public int read() throws IOException {
                    var one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    var count = super.read(bytes, offset, length);
                    if (count > 0) {
                        grow(count);
                    }
                    return count;
                }
            };
        }

        private void grow(int more) {
            if (isLong) {
                return;
            }
            if (held + more > SHORT) {
                ExportLimit.acquire(whole, 1);
                isLong = true;
                giveBack();
            } else {
                ExportLimit.acquire(shared, more);
                held += more;
            }
        }

        private void giveBack() {
            shared.release(held);
            held = 0;
        }

        @Override
        public void close() {
            giveBack();
            if (isLong) {
                whole.release();
            }
        }
    }
}
