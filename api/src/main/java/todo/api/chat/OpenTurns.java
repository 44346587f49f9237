package todo.api.chat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import todo.failure.Failure;
import todo.failure.FailureCode;

/** The turns that run in this process. Safe for concurrent use. */
final class OpenTurns {

    private static final int MOST = 250;
    private static final int MOST_OF_USER = 5;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Integer> open = new HashMap<>();
    private int count;

    /** A turn that runs until this is closed. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A few more may begin if several ask at once.
     *
     * @throws Failure.TooManyRequests if too many turns of the user are running
     * @throws Failure.Unavailable if too many turns are running
     */
    void requireRoom(UUID owner) {
        lock.lock();
        try {
            if (open.getOrDefault(owner, 0) >= MOST_OF_USER) {
                throw new Failure.TooManyRequests(
                        "%d answers are being written for you already. Wait for one of them."
                                .formatted(MOST_OF_USER),
                        RETRY);
            }
            if (count >= MOST) {
                throw new Failure.Unavailable(
                        FailureCode.TOO_MANY_STREAMS,
                        "The assistant is talking to too many people. Try again in a few seconds.",
                        RETRY);
            }
        } finally {
            lock.unlock();
        }
    }

    Place open(UUID owner) {
        lock.lock();
        try {
            open.merge(owner, 1, Integer::sum);
            count++;
        } finally {
            lock.unlock();
        }
        return () -> close(owner);
    }

    private void close(UUID owner) {
        lock.lock();
        try {
            open.computeIfPresent(owner, (user, turns) -> turns == 1 ? null : turns - 1);
            count--;
        } finally {
            lock.unlock();
        }
    }
}
