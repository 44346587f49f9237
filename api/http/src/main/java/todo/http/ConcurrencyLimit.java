package todo.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Limits how many requests are handled at the same time. Safe for concurrent use. */
public final class ConcurrencyLimit {

    /** Bound on the threads of requests that do not wait as usual. */
    private final ScopedValue<Patience> patience = ScopedValue.newInstance();

    private final Semaphore permits;

    /** How many permits are not used while the JVM is cold. */
    private final int reserve;

    private volatile Runnable onRelease = () -> {};

    /**
     * How a request waits for a permit.
     *
     * @param duration the longest wait
     * @param waiting how many requests may wait at the same time, this one included
     */
    record Patience(Duration duration, int waiting) {

        /** For requests that were admitted just when the last permit was taken. */
        static final Patience USUAL = new Patience(Duration.ofMillis(500), 4);

        /** Gets no permit. */
        static final Patience NONE = new Patience(Duration.ZERO, 0);
    }

    public ConcurrencyLimit(int permits) {
        this(permits, permits);
    }

    /**
     * @param whileCold how many requests are started while the JVM is cold: with more of them each
     *     would take longer than its deadlines permit
     */
    public ConcurrencyLimit(int permits, int whileCold) {
        this.permits = new Semaphore(permits, true);
        this.reserve = permits - whileCold;
    }

    void onRelease(Runnable listener) {
        onRelease = listener;
    }

    /**
     * @return how many requests may be started, not positive if none
     */
    int available(boolean cold) {
        return permits.availablePermits() - (cold ? reserve : 0);
    }

    /**
     * @return runs {@code task}, which waits for its permits in this way
     */
    Runnable waiting(Patience patience, Runnable task) {
        return () -> ScopedValue.where(this.patience, patience).run(task);
    }

    /**
     * @return whether a permit was available in time
     */
    boolean tryAcquire() {
        var wait = patience.orElse(Patience.USUAL);
        try {
            return permits.getQueueLength() < wait.waiting
                    && permits.tryAcquire(wait.duration.toMillis(), TimeUnit.MILLISECONDS);
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
