package todo.api.transfer.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import todo.api.transfer.exporting.ExportedFile;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Limits how many exports are written at the same time. Each holds one page of tasks in memory for
 * as long as its client takes to read. Safe for concurrent use.
 */
public final class ExportLimit {

    /** How long a caller waits for a permit. Most files take less. */
    static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final Semaphore permits;

    public ExportLimit(int maxExports) {
        this.permits = new Semaphore(maxExports);
    }

    /**
     * @param export called at once
     * @return the export; closing it returns its permit
     * @throws Failure.Unavailable if no permit becomes free within two seconds
     */
    public ExportedFile open(Supplier<ExportedFile> export) {
        acquire(permits, 1);
        try {
            return export.get().onClose(permits::release);
        } catch (RuntimeException | Error failed) {
            permits.release();
            throw failed;
        }
    }

    /**
     * @throws Failure.Unavailable if {@code count} permits do not become free within two seconds
     */
    static void acquire(Semaphore permits, int count) {
        try {
            if (!permits.tryAcquire(count, MAX_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static Failure.Unavailable busy() {
        return new Failure.Unavailable(
                FailureCode.TOO_MANY_TRANSFERS,
                "Too many imports and exports are running. Try again in a few seconds.",
                Duration.ofSeconds(5));
    }
}
