package todo.api.transfer.limit;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import todo.failure.Failure;

/**
 * One file at a time for each person: somebody whose connection is slow takes no place that others
 * wait for. Safe for concurrent use.
 */
public final class UserFileLock {

    private final Set<UUID> busy = new HashSet<>();

    /**
     * Waits a little for the file before, whose last bytes its client may have got already.
     *
     * @throws Failure.Unavailable if that goes on for longer
     */
    public synchronized void begin(UUID person) {
        var deadline = System.nanoTime() + ExportLimit.PATIENCE.toNanos();
        while (!busy.add(person)) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                throw mine();
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                throw mine();
            }
        }
    }

    public synchronized void end(UUID person) {
        busy.remove(person);
        notifyAll();
    }

    private static Failure.Unavailable mine() {
        return new Failure.Unavailable(
                "You are importing or exporting already. Please try again in a moment.",
                Duration.ofSeconds(5));
    }
}
