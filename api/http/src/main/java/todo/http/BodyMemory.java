package todo.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Limits the memory of all request bodies together. A few KiB of each body do not count; a body
 * that needs more than is left is refused, so that many large bodies cannot exhaust the heap. Safe
 * for concurrent use.
 */
final class BodyMemory {

    /** In bytes: nearly all bodies are shorter, and slow long ones must not block them. */
    private static final int FREE = 4 << 10;

    private final Semaphore bytes;

    /**
     * @param bytes for all bodies together, without the first 4 KiB of each
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
     * @return the reservation of a new request; released when that is answered
     */
    Reservation reservation() {
        return new Reservation();
    }

    /** The memory of one request's body; used by one thread. */
    final class Reservation {
        private int read;
        private int held;

        /**
         * @param more how many bytes have arrived
         * @throws Failure.Unavailable if there is no memory left for them
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
