package todo.api.event;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.api.database.Database;

/**
 * Tells every replica whose changes were committed here. It does so after the fact and for many at
 * once: transactions that notify by themselves are committed one after the other in the whole
 * database. What gets lost, {@link ReplicaListener} finds. Safe for concurrent use.
 */
final class ReplicaNotifier implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplicaNotifier.class);

    /** Between two announcements, so that a burst becomes one. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Beyond it they are not announced, but found. */
    private static final int MOST_WAITING = 10_000;

    private final Database database;
    private final OpenStreams listeners;
    private final ReplicaMessages messages;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    ReplicaNotifier(Database database, OpenStreams listeners, ReplicaMessages messages) {
        this.database = database;
        this.listeners = listeners;
        this.messages = messages;
    }

    /** Does not block. */
    void changed(UUID owner) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(owner);
        }
        start();
    }

    private void start() {
        if (running.compareAndSet(false, true)) {
            thread =
                    Thread.ofVirtual()
                            .name("announcer")
                            .inheritInheritableThreadLocals(false) // such as a request's id
                            .start(this::run);
        }
    }

    private void run() {
        try {
            while (!waiting.isEmpty()) {
                announce(taken());
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
        if (!waiting.isEmpty()) {
            start();
        }
    }

    private List<UUID> taken() {
        var taken = List.copyOf(new HashSet<>(waiting));
        taken.forEach(waiting::remove);
        return taken;
    }

    private void announce(List<UUID> owners) {
        owners.forEach(listeners::wake);
        try {
            for (var from = 0; from < owners.size(); from += ReplicaMessages.MOST_IN_ONE) {
                var some =
                        owners.subList(
                                from, Math.min(owners.size(), from + ReplicaMessages.MOST_IN_ONE));
                database.sql("select pg_notify(?, ?)")
                        .with(ReplicaMessages.CHANNEL, messages.write(some))
                        .first(row -> true);
            }
        } catch (RuntimeException away) {
            log.debug("changes were not announced", away);
        }
    }

    /** Waits until everything has been announced. */
    @Override
    public void close() {
        var last = thread;
        try {
            if (last != null) {
                last.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
