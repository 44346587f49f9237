package todo.api.change;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import todo.api.database.Database;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Has one person's writes wait here, in the order in which they come, rather than in the database
 * for each other with a connection each: whoever writes much at once takes no connections away from
 * others. Safe for concurrent use.
 */
final class UserLock {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Of those who are writing. */
    private final ConcurrentMap<UUID, Turn> turns = new ConcurrentHashMap<>();

    private final Database database;

    UserLock(Database database) {
        this.database = database;
    }

    private static final class Turn {
        final Semaphore free = new Semaphore(1, true);

        /** That have it or wait for it; changed by the map's computations alone. */
        int writes;

        Turn joined() {
            writes++;
            return this;
        }

        boolean isLeftByAll() {
            writes--;
            return writes == 0;
        }
    }

    /**
     * @throws Failure.Unavailable if it has not been their turn for a while
     */
    <T> T take(UUID owner, Supplier<T> work) {
        var turn =
                turns.compute(
                        owner, (same, there) -> (there == null ? new Turn() : there).joined());
        try {
            return take(turn.free, work);
        } finally {
            turns.computeIfPresent(owner, (same, there) -> there.isLeftByAll() ? null : there);
        }
    }

    private <T> T take(Semaphore free, Supplier<T> work) {
        if (!database.await(PATIENCE, limit -> acquired(free, limit))) {
            throw new Failure.Unavailable(
                    FailureCode.TOO_MANY_WRITES,
                    "Too much of yours is being written at once. Please try again in a moment.",
                    RETRY);
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private static boolean acquired(Semaphore free, Duration limit) {
        try {
            return free.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
