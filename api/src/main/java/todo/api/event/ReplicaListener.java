package todo.api.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.api.database.Database;
import todo.api.database.Subscription;

/**
 * Wakes this replica's streams when other replicas have committed changes. It listens for their
 * notifications on its own connection, and polls the change log every few seconds because a
 * notification can get lost. It runs only while streams are open. Safe for concurrent use.
 */
final class ReplicaListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplicaListener.class);

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Database database;
    private final Changes changes;
    private final OpenStreams streams;
    private final ReplicaMessages messages;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread thread;
    private boolean waiting;
    private boolean closed;

    ReplicaListener(
            Database database, Changes changes, OpenStreams streams, ReplicaMessages messages) {
        this.database = database;
        this.changes = changes;
        this.streams = streams;
        this.messages = messages;
    }

    /** Starts the thread unless it runs. Call this after a stream was opened. */
    void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread =
                        Thread.ofVirtual()
                                .name("replica-listener")
                                .inheritInheritableThreadLocals(false) // such as the request id
                                .start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean shouldContinue() {
        lock.lock();
        try {
            if (closed || streams.owners().isEmpty()) {
                thread = null;
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        var pause = FIRST_PAUSE;
        while (shouldContinue()) {
            try (var subscription = database.subscribe(ReplicaMessages.CHANNEL)) {
                pause = FIRST_PAUSE;
                listen(subscription);
            } catch (RuntimeException unavailable) {
                if (pause.equals(FIRST_PAUSE) && shouldContinue()) {
                    log.warn("cannot listen to other replicas: {}", unavailable.getMessage());
                }
                poll(); // the connection pool may work when this connection does not
                sleep(pause);
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(POLL_INTERVAL) < 0 ? pause : POLL_INTERVAL;
            }
        }
    }

    private void listen(Subscription subscription) {
        poll(); // for changes before the subscription
        var polled = System.nanoTime();
        while (shouldContinue()) {
            for (var message : next(subscription)) {
                messages.read(message).forEach(streams::wake);
            }
            if (System.nanoTime() - polled >= POLL_INTERVAL.toNanos()) {
                poll();
                polled = System.nanoTime();
            }
        }
    }

    private void poll() {
        try {
            changes.latest(streams.owners()).forEach(streams::wake);
        } catch (RuntimeException unavailable) {
            log.debug("cannot poll the change log", unavailable);
        }
    }

    private List<String> next(Subscription subscription) {
        waiting(true);
        try {
            return subscription.next(POLL_INTERVAL);
        } finally {
            waiting(false);
        }
    }

    private void sleep(Duration pause) {
        waiting(true);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            waiting(false);
        }
    }

    /**
     * {@link #close} interrupts the thread only while it waits: an interrupt breaks a connection in
     * use.
     */
    private void waiting(boolean waits) {
        lock.lock();
        try {
            waiting = waits;
            if (waits && closed) {
                Thread.currentThread().interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits up to a second for the thread to stop. */
    @Override
    public void close() {
        var last = stop();
        try {
            if (last != null) {
                last.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Thread stop() {
        lock.lock();
        try {
            closed = true;
            if (waiting && thread != null) {
                thread.interrupt();
            }
            return thread;
        } finally {
            lock.unlock();
        }
    }
}
