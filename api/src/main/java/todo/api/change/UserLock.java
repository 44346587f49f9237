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
 * Runs the writes of one owner one after the other, in the order of their arrival. They would wait
 * for each other in the database anyway, but with a connection each: this way a user who sends many
 * writes at once takes no connections from others. Safe for concurrent use.
 */
final class UserLock {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** One for each owner with writes that run or wait. */
    private final ConcurrentMap<UUID, Holders> locks = new ConcurrentHashMap<>();

    private final Database database;

    UserLock(Database database) {
        this.database = database;
    }

    private static final class Holders {
        final Semaphore free = new Semaphore(1, true);

        /** How many writes run or wait; only changed within computations of the map. */
        int writes;

        Holders joined() {
            writes++;
            return this;
        }

        boolean isUnusedAfterLeaving() {
            writes--;
            return writes == 0;
        }
    }

    /**
     * @throws Failure.Unavailable if the lock is not free in time
     */
    <T> T hold(UUID owner, Supplier<T> work) {
        var holders =
                locks.compute(
                        owner, (same, there) -> (there == null ? new Holders() : there).joined());
        try {
            return hold(holders.free, work);
        } finally {
            locks.computeIfPresent(
                    owner, (same, there) -> there.isUnusedAfterLeaving() ? null : there);
        }
    }

    private <T> T hold(Semaphore free, Supplier<T> work) {
        if (!database.await(TIMEOUT, limit -> acquired(free, limit))) {
            throw new Failure.Unavailable(
                    FailureCode.TOO_MANY_WRITES,
                    "Many of your changes are being saved at the same time. Try again in a moment.",
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
