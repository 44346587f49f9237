package todo.web.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import todo.failure.Failure;
import todo.failure.FailureCode;

/** Limits the streams to browsers that are open in this process. Safe for concurrent use. */
final class LiveStreams {

    /**
     * In one process. Each stream takes about 80 KiB for its two connections, so these take 16 of
     * the 51 MiB of heap.
     */
    static final int MAX_STREAMS = 200;

    /**
     * Enough for the windows of one browser. Less than the API allows one user, who can have other
     * clients too.
     */
    static final int MAX_STREAMS_OF_SESSION = 8;

    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Deque<LiveStream>> open = new HashMap<>();
    private int count;

    /**
     * @param limit how many streams can be open at once
     */
    LiveStreams(int limit) {
        this.limit = limit;
    }

    /** One open stream. */
    final class LiveStream implements AutoCloseable {

        private final String token;
        private volatile Runnable displacement = () -> {};
        private volatile boolean displaced;

        private LiveStream(String token) {
            this.token = token;
        }

        /**
         * @param listener runs when the stream must end because its session opened too many, at
         *     once where it has been displaced already, and perhaps twice; must not block
         */
        void onDisplaced(Runnable listener) {
            displacement = listener;
            if (displaced) {
                listener.run();
            }
        }

        boolean isDisplaced() {
            return displaced;
        }

        private void displace() {
            displaced = true;
            displacement.run();
        }

        @Override
        public void close() {
            remove(this);
        }
    }

    /**
     * If the session has too many streams, ends the oldest one: most likely its page is closed,
     * which shows only when something is sent to it.
     *
     * @param token of the session
     * @return to be closed when the stream ends
     * @throws Failure.Unavailable if this process has its maximum of streams
     */
    LiveStream add(String token) {
        lock.lock();
        try {
            var streams = open.getOrDefault(token, new ArrayDeque<>());
            if (streams.size() >= MAX_STREAMS_OF_SESSION) {
                count--;
                streams.remove().displace();
            }
            if (count >= limit) {
                throw new Failure.Unavailable(
                        FailureCode.TOO_MANY_STREAMS,
                        "This server has too many open streams. Try again in a few seconds.",
                        Duration.ofSeconds(5));
            }
            var stream = new LiveStream(token);
            streams.add(stream);
            open.put(token, streams);
            count++;
            return stream;
        } finally {
            lock.unlock();
        }
    }

    private void remove(LiveStream stream) {
        lock.lock();
        try {
            var streams = open.get(stream.token);
            if (streams != null && streams.remove(stream)) {
                count--;
                if (streams.isEmpty()) {
                    open.remove(stream.token);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
