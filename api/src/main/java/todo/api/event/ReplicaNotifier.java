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
 * Tells every replica whose changes were committed here. It notifies after the commit and for many
 * users at once, because PostgreSQL serializes the commits of all transactions that notify. {@link
 * ReplicaListener} polls for notifications that get lost. Safe for concurrent use.
 */
final class ReplicaNotifier implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplicaNotifier.class);

    /** Between two notifications, so that a burst becomes one. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Further users are not notified; {@link ReplicaListener} finds their changes by polling. */
    private static final int MAX_PENDING = 10_000;

    private final Database database;
    private final OpenStreams streams;
    private final ReplicaMessages messages;
    private final Set<UUID> pending = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    ReplicaNotifier(Database database, OpenStreams streams, ReplicaMessages messages) {
        this.database = database;
        this.streams = streams;
        this.messages = messages;
    }

    /** Does not block. */
    void changed(UUID owner) {
        if (pending.size() < MAX_PENDING) {
            pending.add(owner);
        }
        start();
    }

    private void start() {
        if (running.compareAndSet(false, true)) {
            thread =
                    Thread.ofVirtual()
                            .name("replica-notifier")
                            .inheritInheritableThreadLocals(false) // such as the request id
                            .start(this::run);
        }
    }

    private void run() {
        try {
            while (!pending.isEmpty()) {
                send(takePending());
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
        if (!pending.isEmpty()) {
            start();
        }
    }

    private List<UUID> takePending() {
        var taken = List.copyOf(new HashSet<>(pending));
        taken.forEach(pending::remove);
        return taken;
    }

    private void send(List<UUID> owners) {
        owners.forEach(streams::wake);
        try {
            for (var from = 0; from < owners.size(); from += ReplicaMessages.MAX_OWNERS) {
                var batch =
                        owners.subList(
                                from, Math.min(owners.size(), from + ReplicaMessages.MAX_OWNERS));
                database.sql("select pg_notify(?, ?)")
                        .with(ReplicaMessages.CHANNEL, messages.write(batch))
                        .first(row -> true);
            }
        } catch (RuntimeException unavailable) {
            log.debug("cannot notify other replicas", unavailable);
        }
    }

    /** Waits up to a second until every pending notification has been sent. */
    @Override
    public void close() {
        var last = thread;
        try {
            if (last != null) {
                last.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
