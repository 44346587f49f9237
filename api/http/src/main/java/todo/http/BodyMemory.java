package todo.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * The memory that the bodies of all requests share while they are worked on. Each may have a few
 * KiB of its own; where what they share is used up, the next is put off: any number of clients that
 * send a megabyte each does not take the heap from those that are served. Safe for concurrent use.
 */
final class BodyMemory {

    /**
     * In bytes, of each body: nearly all are shorter, and slow long ones are not to hinder them.
     */
    private static final int FREE = 4 << 10;

    private final Semaphore bytes;

    /**
     * @param bytes for what all bodies have beyond the first 4 KiB of each
     */
    BodyMemory(int bytes) {
        this.bytes = new Semaphore(bytes);
    }

    /**
     * @param heap in bytes; a body takes up to four times its length while it is read and parsed
     */
    static BodyMemory of(long heap) {
        return new BodyMemory(Math.toIntExact(Math.min(Integer.MAX_VALUE, heap / 8)));
    }

    /**
     * @return of one more request; to be released when that is answered
     */
    Share share() {
        return new Share();
    }

    /** What one request has of it; used by one thread. */
    final class Share {
        private int read;
        private int held;

        /**
         * @param more bytes that have arrived
         * @throws Failure.Unavailable if there is no room for them
         */
        void grow(int more) {
            read += more;
            var missing = Math.max(0, read - FREE) - held;
            if (missing > 0) {
                if (!bytes.tryAcquire(missing)) {
                    throw new Failure.Unavailable(
                            FailureCode.OVERLOADED,
                            "Too much is being sent at once. Please try again in a moment.",
                            Duration.ofSeconds(1));
                }
                held += missing;
            }
        }

        void release() {
            bytes.release(held);
            held = 0;
        }
    }
}
