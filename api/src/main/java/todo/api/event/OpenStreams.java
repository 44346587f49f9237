package todo.api.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.EventStream;

/**
 * The streams that are open in this process. Nothing is kept for one but where it is: woken, it
 * reads the log itself. Safe for concurrent use.
 */
final class OpenStreams {

    /** In one process; each costs some 30 KiB. */
    static final int MOST = 1500;

    /** Of one person: enough for tabs and devices. */
    private static final int MOST_OF_ONE = 10;

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Deque<Listener>> open = new HashMap<>();
    private int count;

    /**
     * @param most at one time
     */
    OpenStreams(int most) {
        this.most = most;
    }

    /** One open stream, used by the thread that sends its events. */
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

        /**
         * @return the id of the last change that its client has
         */
        long seen() {
            return seen;
        }

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
            if (count >= most) {
                throw new Failure.Unavailable(
                        FailureCode.TOO_MANY_STREAMS,
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

    /**
     * @return everybody who listens
     */
    List<UUID> owners() {
        lock.lock();
        try {
            return List.copyOf(open.keySet());
        } finally {
            lock.unlock();
        }
    }

    /** Has all of somebody's listeners read their log. */
    void wake(UUID owner) {
        wake(owner, Long.MAX_VALUE);
    }

    /** The same for those that have not seen {@code last}. */
    void wake(UUID owner, long last) {
        lock.lock();
        try {
            var theirs = open.get(owner);
            if (theirs != null) {
                theirs.stream()
                        .filter(listener -> listener.seen < last)
                        .forEach(listener -> listener.events.wake());
            }
        } finally {
            lock.unlock();
        }
    }
}
