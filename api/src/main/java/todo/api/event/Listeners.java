package todo.api.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.api.Ids;
import todo.api.database.Database;
import todo.api.database.Subscription;
import todo.http.EventStream;
import todo.http.Failure;

/**
 * The streams that are open in this process, and what wakes them: what is committed here, what
 * other replicas notify of, and a look into the log every few seconds, which finds what nobody
 * could tell any more. Nothing is kept for a listener but where it is; it reads the log itself.
 * Safe for concurrent use.
 */
final class Listeners implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    /** In one process; each costs some 30 KiB. */
    private static final int MOST = 1500;

    /** Of one person: enough for tabs and devices. */
    private static final int MOST_OF_ONE = 10;

    /** How often the log is looked into. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Database database;
    private final Changes changes;
    private final String sender;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Deque<Listener>> open = new HashMap<>();
    private int count;
    private boolean closed;
    private @Nullable Thread watcher;

    Listeners(Database database, Changes changes, Ids ids) {
        this.database = database;
        this.changes = changes;
        this.sender = ids.next().toString();
    }

    /** One open stream; used by its thread but for {@link #wake}. */
    final class Listener implements AutoCloseable {
        private final UUID owner;
        private final EventStream events;
        private volatile long seen;
        private volatile boolean displaced;

        private Listener(UUID owner, EventStream events, long seen) {
            this.owner = owner;
            this.events = events;
            this.seen = seen;
        }

        UUID owner() {
            return owner;
        }

        long seen() {
            return seen;
        }

        /** Notes that the client was sent everything up to {@code id}. */
        void saw(long id) {
            seen = id;
        }

        /**
         * @return whether it was ended because its owner has opened too many
         */
        boolean displaced() {
            return displaced;
        }

        @Override
        public void close() {
            remove(this);
        }
    }

    /**
     * @throws Failure.Unavailable if there are as many as this process can hold
     */
    void requireRoom() {
        lock.lock();
        try {
            if (count >= MOST) {
                throw new Failure.Unavailable(
                        "Too many are listening here. Please try again in a moment.",
                        Duration.ofSeconds(5));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param seen the id of the last change that the client has
     * @return to be closed when the stream ends; where its owner has too many, the oldest one ends
     */
    Listener add(UUID owner, EventStream events, long seen) {
        var listener = new Listener(owner, events, seen);
        lock.lock();
        try {
            var theirs = open.computeIfAbsent(owner, first -> new ArrayDeque<>());
            theirs.add(listener);
            count++;
            if (theirs.size() > MOST_OF_ONE) {
                var oldest = theirs.remove();
                count--;
                oldest.displaced = true;
                oldest.events.end();
            }
            if (watcher == null && !closed) {
                watcher =
                        Thread.ofVirtual()
                                .name("listeners")
                                .inheritInheritableThreadLocals(false) // such as a request's id
                                .start(this::watch);
            }
        } finally {
            lock.unlock();
        }
        return listener;
    }

    private void remove(Listener listener) {
        lock.lock();
        try {
            var theirs = open.get(listener.owner);
            if (theirs != null && theirs.remove(listener)) {
                count--;
                if (theirs.isEmpty()) {
                    open.remove(listener.owner);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has this process's listeners of somebody read their log. */
    void wake(UUID owner) {
        wake(owner, Long.MAX_VALUE);
    }

    private void wake(UUID owner, long last) {
        lock.lock();
        try {
            var theirs = open.get(owner);
            if (theirs != null) {
                theirs.stream()
                        .filter(each -> each.seen < last)
                        .forEach(each -> each.events.wake());
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * @return what tells other processes of these people's changes
     */
    String message(List<UUID> owners) {
        return owners.stream()
                .map(UUID::toString)
                .collect(Collectors.joining(",", sender + ":", ""));
    }

    private void heard(String message) {
        var colon = message.indexOf(':');
        if (colon > 0 && !message.startsWith(sender)) {
            Arrays.stream(message.substring(colon + 1).split(",", -1))
                    .map(Ids::parse)
                    .forEach(owner -> {
                        if (owner != null) {
                            wake(owner);
                        }
                    });
        }
    }

    /** As long as anybody listens. */
    private void watch() {
        var pause = FIRST_PAUSE;
        while (goesOn()) {
            try (var subscription = database.subscribe(Announcer.CHANNEL)) {
                pause = FIRST_PAUSE;
                watch(subscription);
            } catch (RuntimeException away) {
                if (pause.equals(FIRST_PAUSE) && !Thread.currentThread().isInterrupted()) {
                    log.warn("nothing can be heard of other replicas: {}", away.getMessage());
                }
                look(); // the pool may reach what this could not
                pause = rest(pause);
            }
        }
    }

    private void watch(Subscription subscription) {
        look(); // for what happened before
        var looked = System.nanoTime();
        while (goesOn()) {
            subscription.next(LOOK).forEach(this::heard);
            if (System.nanoTime() - looked >= LOOK.toNanos()) {
                look();
                looked = System.nanoTime();
            }
        }
    }

    private boolean goesOn() {
        lock.lock();
        try {
            if (closed || count == 0) {
                watcher = null;
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        try {
            changes.latest(owners()).forEach(this::wake);
        } catch (RuntimeException away) {
            log.debug("the log cannot be read", away);
        }
    }

    private List<UUID> owners() {
        lock.lock();
        try {
            return List.copyOf(open.keySet());
        } finally {
            lock.unlock();
        }
    }

    private static Duration rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LOOK) < 0 ? longer : LOOK;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (watcher != null) {
                watcher.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
