package todo.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Limits how many requests are handled at the same time. Safe for concurrent use. */
public final class ConcurrencyLimit {

    /** For requests that were admitted just when the last permit was taken. */
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    /** How many requests may wait for a permit at the same time. */
    private static final int MAX_WAITING = 4;

    /** Bound on threads whose request is to be rejected. */
    private final ScopedValue<Boolean> rejected = ScopedValue.newInstance();

    private final Semaphore permits;
    private volatile Runnable onRelease = () -> {};

    public ConcurrencyLimit(int permits) {
        this.permits = new Semaphore(permits, true);
    }

    void onRelease(Runnable listener) {
        onRelease = listener;
    }

    int available() {
        return permits.availablePermits();
    }

    /**
     * @return runs {@code task}, which gets no permit
     */
    Runnable rejecting(Runnable task) {
        return () -> ScopedValue.where(rejected, true).run(task);
    }

    /**
     * @return whether a permit was available within half a second
     */
    boolean tryAcquire() {
        try {
            return !rejected.isBound()
                    && permits.getQueueLength() < MAX_WAITING
                    && permits.tryAcquire(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void release() {
        permits.release();
        onRelease.run();
    }
}
