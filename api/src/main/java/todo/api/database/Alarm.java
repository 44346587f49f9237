package todo.api.database;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Interrupts the thread that set it, unless that turns it off in time. */
final class Alarm implements AutoCloseable {

    private @Nullable Thread setter = Thread.currentThread();
    private boolean rung;

    private Alarm() {}

    static Alarm after(Duration wait) {
        var alarm = new Alarm();
        CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(alarm::ring);
        return alarm;
    }

    private synchronized void ring() {
        if (setter != null) {
            rung = true;
            setter.interrupt();
        }
    }

    synchronized boolean hasRung() {
        return rung;
    }

    /** Turns it off; what it was too late for is interrupted by it no more. */
    @Override
    public synchronized void close() {
        setter = null;
        if (rung) {
            Thread.interrupted();
        }
    }
}
