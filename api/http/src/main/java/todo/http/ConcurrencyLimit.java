package todo.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** As many requests as the service works on at one time. Safe for concurrent use. */
public final class ConcurrencyLimit {

    /** For who was let in just when the last place was taken. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** So many have that patience at one time. */
    private static final int WAITING = 4;

    /** Bound on threads that get none. */
    private final ScopedValue<Boolean> refused = ScopedValue.newInstance();

    private final Semaphore free;
    private volatile Runnable whenFree = () -> {};

    public ConcurrencyLimit(int most) {
        this.free = new Semaphore(most, true);
    }

    void whenFree(Runnable listener) {
        whenFree = listener;
    }

    int free() {
        return free.availablePermits();
    }

    /**
     * @return what does {@code task} and takes no place
     */
    Runnable refused(Runnable task) {
        return () -> ScopedValue.where(refused, true).run(task);
    }

    /**
     * @return whether there was one, now or in a moment
     */
    boolean take() {
        try {
            return !refused.isBound()
                    && free.getQueueLength() < WAITING
                    && free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void give() {
        free.release();
        whenFree.run();
    }
}
