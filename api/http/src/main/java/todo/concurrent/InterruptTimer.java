package todo.concurrent;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts the thread that made it, until that closes it and never after. Safe for concurrent
 * use.
 */
public final class InterruptTimer implements AutoCloseable {

    private @Nullable Thread maker = Thread.currentThread();
    private boolean rung;

    /**
     * @return one that rings by itself when the time is over
     */
    public static InterruptTimer after(Duration time) {
        var alarm = new InterruptTimer();
        CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(alarm::ring);
        return alarm;
    }

    /** Interrupts what its maker does, unless it is closed. */
    public synchronized void ring() {
        if (maker != null) {
            rung = true;
            maker.interrupt();
        }
    }

    public synchronized boolean hasRung() {
        return rung;
    }

    /** Called by its maker, whom it then leaves uninterrupted: what it rang for is over. */
    @Override
    public synchronized void close() {
        maker = null;
        if (rung) {
            Thread.interrupted();
        }
    }
}
