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
 * Wakes listeners when other replicas have written, for as long as there are any: by what these
 * notify of, on a connection of its own; and by a look into the log every few seconds, which finds
 * what nobody could tell any more. Safe for concurrent use.
 */
final class ReplicaListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplicaListener.class);

    /** How often the log is looked into. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Database database;
    private final Changes changes;
    private final OpenStreams listeners;
    private final ReplicaMessages messages;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread thread;
    private boolean waiting;
    private boolean closed;

    ReplicaListener(
            Database database, Changes changes, OpenStreams listeners, ReplicaMessages messages) {
        this.database = database;
        this.changes = changes;
        this.listeners = listeners;
        this.messages = messages;
    }

    /** To be called when somebody has begun to listen. */
    void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread =
                        Thread.ofVirtual()
                                .name("watcher")
                                .inheritInheritableThreadLocals(false) // such as a request's id
                                .start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean shouldContinue() {
        lock.lock();
        try {
            if (closed || listeners.owners().isEmpty()) {
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
                watch(subscription);
            } catch (RuntimeException away) {
                if (pause.equals(FIRST_PAUSE) && shouldContinue()) {
                    log.warn("other replicas cannot be heard: {}", away.getMessage());
                }
                look(); // the pool may reach what this could not
                rest(pause);
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(LOOK) < 0 ? pause : LOOK;
            }
        }
    }

    private void watch(Subscription subscription) {
        look(); // for what happened before
        var looked = System.nanoTime();
        while (shouldContinue()) {
            for (var message : next(subscription)) {
                messages.read(message).forEach(listeners::wake);
            }
            if (System.nanoTime() - looked >= LOOK.toNanos()) {
                look();
                looked = System.nanoTime();
            }
        }
    }

    private void look() {
        try {
            changes.latest(listeners.owners()).forEach(listeners::wake);
        } catch (RuntimeException away) {
            log.debug("the log cannot be read", away);
        }
    }

    private List<String> next(Subscription subscription) {
        waiting(true);
        try {
            return subscription.next(LOOK);
        } finally {
            waiting(false);
        }
    }

    private void rest(Duration pause) {
        waiting(true);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            waiting(false);
        }
    }

    /** Closing ends the wait, and nothing else, for an interrupt breaks the connection in use. */
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

    /** Waits until it has stopped. */
    @Override
    public void close() {
        var last = stop();
        try {
            if (last != null) {
                last.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException hurry) {
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
