package todo.api.transfer.limit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import todo.failure.Failure;

/**
 * Limits the memory of all imports together. Small files share a pool of bytes, so that a client
 * that sends slowly does not block others. One large file is read at a time; it usually takes a few
 * megabytes of memory, and some tens of megabytes at most. Safe for concurrent use.
 */
public final class ImportMemory {

    /** The largest small file, in bytes: a few thousand tasks. */
    public static final int SMALL_FILE = 256 << 10;

    /** The bytes of all small files together. The parsed entries take several times as much. */
    private static final int POOL = 2 << 20;

    private final Semaphore pool = new Semaphore(POOL);
    private final Semaphore largeFile = new Semaphore(1);

    /**
     * @return an empty reservation for one more import
     */
    public ImportReservation reserve() {
        return new ImportReservation();
    }

    /** The share of one import, released when it is closed. Used by one thread. */
    public final class ImportReservation implements AutoCloseable {

        private int held;
        private boolean isLarge;

        /**
         * @return the same bytes; each read reserves their size, waits up to two seconds for it,
         *     and throws {@link Failure.Unavailable} if it does not become free
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
            if (isLarge) {
                return;
            }
            if (held + more > SMALL_FILE) {
                ExportLimit.acquire(largeFile, 1);
                isLarge = true;
                releasePool();
            } else {
                ExportLimit.acquire(pool, more);
                held += more;
            }
        }

        private void releasePool() {
            pool.release(held);
            held = 0;
        }

        @Override
        public void close() {
            releasePool();
            if (isLarge) {
                largeFile.release();
            }
        }
    }
}
