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

/**
 * The streams of changes that are open in this process. A stream that is woken reads the change log
 * itself, so no changes are queued here. Safe for concurrent use.
 */
final class OpenStreams {

    /** In one process; each stream takes about 30 KiB. */
    static final int MAX_STREAMS = 1500;

    /** Enough for one user's tabs and devices. */
    private static final int MAX_STREAMS_OF_USER = 10;

    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Deque<ChangeStream>> open = new HashMap<>();
    private int count;

    /**
     * @param limit how many streams can be open at once
     */
    OpenStreams(int limit) {
        this.limit = limit;
    }

    /** One open stream, used by the thread that sends its events. */
    final class ChangeStream implements AutoCloseable {

        private final UUID owner;
        private final Runnable wake;
        private final Runnable end;
        private volatile long last;
        private volatile boolean displaced;

        private ChangeStream(UUID owner, long last, Runnable wake, Runnable end) {
            this.owner = owner;
            this.last = last;
            this.wake = wake;
            this.end = end;
        }

        UUID owner() {
            return owner;
        }

        /**
         * @return the id of the last change that the client has
         */
        long last() {
            return last;
        }

        void sent(long id) {
            last = id;
        }

        /**
         * @return whether it was ended because its owner opened too many streams
         */
        boolean isDisplaced() {
            return displaced;
        }

        @Override
        public void close() {
            remove(this);
        }
    }

    /**
     * @throws Failure.Unavailable if this process has its maximum of streams
     */
    void requireRoom() {
        lock.lock();
        try {
            if (count >= limit) {
                throw new Failure.Unavailable(
                        FailureCode.TOO_MANY_STREAMS,
                        "This server has too many open streams. Try again in a few seconds.",
                        Duration.ofSeconds(5));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * If the owner has too many streams, ends the oldest one.
     *
     * @param last the id of the last change that the client has
     * @param wake has the stream read the change log; must not block
     * @param end has the stream end; must not block
     * @return to be closed when the stream ends
     */
    ChangeStream add(UUID owner, long last, Runnable wake, Runnable end) {
        var stream = new ChangeStream(owner, last, wake, end);
        lock.lock();
        try {
            var streams = open.computeIfAbsent(owner, first -> new ArrayDeque<>());
            streams.add(stream);
            count++;
            if (streams.size() > MAX_STREAMS_OF_USER) {
                var oldest = streams.remove();
                count--;
                oldest.displaced = true;
                oldest.end.run();
            }
        } finally {
            lock.unlock();
        }
        return stream;
    }

    private void remove(ChangeStream stream) {
        lock.lock();
        try {
            var streams = open.get(stream.owner);
            if (streams != null && streams.remove(stream)) {
                count--;
                if (streams.isEmpty()) {
                    open.remove(stream.owner);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * @return the users with open streams
     */
    List<UUID> owners() {
        lock.lock();
        try {
            return List.copyOf(open.keySet());
        } finally {
            lock.unlock();
        }
    }

    /** Has all streams of a user read the change log. */
    void wake(UUID owner) {
        wake(owner, Long.MAX_VALUE);
    }

    /** Has those streams of a user read the change log that have not sent {@code last} yet. */
    void wake(UUID owner, long last) {
        lock.lock();
        try {
            var streams = open.get(owner);
            if (streams != null) {
                streams.stream()
                        .filter(stream -> stream.last < last)
                        .forEach(stream -> stream.wake.run());
            }
        } finally {
            lock.unlock();
        }
    }
}
