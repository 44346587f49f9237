package todo.api.chat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.http.EventStream;

/**
 * Stops a turn when its reader is gone, its time is over or the service shuts down. A thread of its
 * own looks after the connection, because the assistant may be waiting for something. Safe for
 * concurrent use.
 */
final class TurnWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TurnWatch.class);

    private final EventStream events;
    private final UiMessageStream stream;
    private final TurnTimes times;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Wait> waits = new HashSet<>();
    private TurnStopped.@Nullable Cause cause;
    private @Nullable Long leavingSince;

    private TurnWatch(EventStream events, UiMessageStream stream, TurnTimes times) {
        this.events = events;
        this.stream = stream;
        this.times = times;
    }

    static TurnWatch start(EventStream events, UiMessageStream stream, TurnTimes times) {
        var watch = new TurnWatch(events, stream, times);
        Thread.ofVirtual()
                .name("turn-watch")
                .inheritInheritableThreadLocals(false)
                .start(watch::run);
        return watch;
    }

    private void run() {
        try {
            while (!closed.await(times.ping().toNanos(), TimeUnit.NANOSECONDS) && cause() == null) {
                look();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        var over = over();
        if (over != null) {
            stop(over);
            return;
        }
        try {
            stream.ping();
        } catch (IOException gone) {
            stop(TurnStopped.Cause.READER_GONE);
        }
    }

    private TurnStopped.@Nullable Cause over() {
        if (events.isOpen()) {
            return null;
        }
        if (!events.isLeaving()) {
            return TurnStopped.Cause.TIMEOUT;
        }
        var now = System.nanoTime();
        leavingSince = leavingSince == null ? now : leavingSince;
        return now - leavingSince > times.grace().toNanos() ? TurnStopped.Cause.SHUTDOWN : null;
    }

    /** Ends all waits. The first cause counts. */
    void stop(TurnStopped.Cause reason) {
        lock.lock();
        try {
            cause = cause == null ? reason : cause;
            // Under the lock, so that no wait is cancelled after it was closed.
            List.copyOf(waits).forEach(Wait::cancel);
            waits.clear();
        } finally {
            lock.unlock();
        }
    }

    /**
     * @return why the turn has to end; null if it may go on
     */
    TurnStopped.@Nullable Cause cause() {
        lock.lock();
        try {
            return cause;
        } finally {
            lock.unlock();
        }
    }

    /**
     * @throws TurnStopped if the turn has to end
     */
    void check() throws TurnStopped {
        var reason = cause();
        if (reason != null) {
            throw new TurnStopped(reason);
        }
    }

    /** As {@link Turn#onStop}. */
    Turn.Waiting onStop(Runnable cancel) {
        var wait = new Wait(cancel);
        lock.lock();
        try {
            if (cause == null) {
                waits.add(wait);
            } else {
                wait.cancel();
            }
        } finally {
            lock.unlock();
        }
        return wait;
    }

    /** Something that the turn waits for. */
    private final class Wait implements Turn.Waiting {

        private final Runnable cancel;

        Wait(Runnable cancel) {
            this.cancel = cancel;
        }

        void cancel() {
            try {
                cancel.run();
            } catch (RuntimeException broken) {
                log.warn("a wait could not be cancelled", broken);
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                waits.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
