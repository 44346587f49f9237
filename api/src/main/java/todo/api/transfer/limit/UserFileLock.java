package todo.api.transfer.limit;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Allows each user one import or export at a time, so that a user with a slow connection cannot use
 * up the limits that all users share. Safe for concurrent use.
 */
public final class UserFileLock {

    private final Set<UUID> locked = new HashSet<>();

    /**
     * Waits up to two seconds: the client may already have the last bytes of the previous file
     * while the server is still ending its response.
     *
     * @throws Failure.Unavailable if the previous file takes longer
     */
    public synchronized void lock(UUID user) {
        var deadline = System.nanoTime() + ExportLimit.MAX_WAIT.toNanos();
        while (!locked.add(user)) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                throw busy();
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw busy();
            }
        }
    }

    public synchronized void unlock(UUID user) {
        locked.remove(user);
        notifyAll();
    }

    private static Failure.Unavailable busy() {
        return new Failure.Unavailable(
                FailureCode.TOO_MANY_TRANSFERS,
                "You already have an import or export running. Try again in a few seconds.",
                Duration.ofSeconds(5));
    }
}
