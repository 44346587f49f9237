package todo.concurrent;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts the thread that created it, until that thread closes it and never after. Safe for
 * concurrent use.
 */
public final class InterruptTimer implements AutoCloseable {

    private @Nullable Thread owner = Thread.currentThread();
    private boolean fired;

    /**
     * @return a timer that fires after {@code time}
     */
    public static InterruptTimer after(Duration time) {
        var timer = new InterruptTimer();
        CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(timer::fire);
        return timer;
    }

    /** Interrupts the owner unless the timer is closed. */
    public synchronized void fire() {
        if (owner != null) {
            fired = true;
            owner.interrupt();
        }
    }

    public synchronized boolean hasFired() {
        return fired;
    }

    /** Called by the owner, whose interrupt status is then clear if the timer has fired. */
    @Override
    public synchronized void close() {
        owner = null;
        if (fired) {
            Thread.interrupted();
        }
    }
}
