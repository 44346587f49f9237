package todo.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Events for one client, sent as they happen, while a virtual thread waits for the next. The stream
 * ends when its time is over or the service leaves; an {@code EventSource} then comes back by
 * itself, with the id of the last event that it has seen.
 *
 * <p>Used by the thread that runs its {@link Source}; only {@link #wake()} and {@link #end()} are
 * for others too.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML,
 *     server-sent events</a>
 */
public final class EventStream {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    private final TimedOutput out;
    private final long heartbeat;
    private final long over;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean ended;
    private long lastSent = System.nanoTime();

    /** Sends events until {@link EventStream#await} says that it is over, or it has no more. */
    @FunctionalInterface
    public interface Source {
        /**
         * @throws IOException where the client is gone
         */
        void run(EventStream events) throws IOException;
    }

    /**
     * @param life after which a stream ends: shorter than the server's limit of 300 s for any
     *     answer
     * @param heartbeat after so long without an event a comment shows that both ends are there
     */
    public record Times(Duration life, Duration heartbeat) {

        public static final Times USUAL =
                new Times(Duration.ofSeconds(240), Duration.ofSeconds(20));
    }

    /**
     * @param id where to go on after a reconnect; null leaves what the client has
     * @param type null for {@code message}
     * @param data any text, of any number of lines
     */
    public record Event(@Nullable String id, @Nullable String type, String data) {

        public Event {
            if (broken(id) || broken(type)) {
                throw new IllegalArgumentException("an event's id and type are of one line");
            }
        }

        /**
         * @return an event of data alone
         */
        public static Event of(String data) {
            return new Event(null, null, data);
        }

        /** A client ignores an id with U+0000. */
        private static boolean broken(@Nullable String line) {
            return line != null && line.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
        }
    }

    private EventStream(TimedOutput out, Times times) {
        this.out = out;
        this.heartbeat = times.heartbeat().toNanos();
        this.over = System.nanoTime() + times.life().toNanos();
    }

    static void run(TimedOutput out, Times times, Source source) throws IOException {
        var events = new EventStream(out, times);
        Runnable leave = events::end;
        out.drain().add(leave);
        try {
            source.run(events);
        } finally {
            out.drain().remove(leave);
        }
    }

    /**
     * @throws IOException where the client is gone
     */
    public void send(Event event) throws IOException {
        var text = new StringBuilder();
        if (event.id() != null) {
            text.append("id: ").append(event.id()).append('\n');
        }
        if (event.type() != null) {
            text.append("event: ").append(event.type()).append('\n');
        }
        for (var line : LINE_BREAK.split(event.data(), -1)) {
            text.append("data: ").append(line).append('\n');
        }
        write(text.append('\n').toString());
    }

    /**
     * Tells the client where it is, without an event: that is what it says when it comes back.
     *
     * @throws IOException where the client is gone
     */
    public void seen(String id) throws IOException {
        write("id: " + id + "\n\n");
    }

    /**
     * Tells the client how long to wait before it comes back.
     *
     * @throws IOException where the client is gone
     */
    public void retry(Duration pause) throws IOException {
        write("retry: " + pause.toMillis() + "\n\n");
    }

    /**
     * Waits until somebody wakes this stream, but not longer than {@code most}, and shows the
     * client that it is not forgotten meanwhile. A call of {@link #wake()} since the last time
     * counts.
     *
     * @return whether the stream goes on
     * @throws IOException where the client is gone
     */
    public boolean await(Duration most) throws IOException {
        var start = System.nanoTime();
        var patience = Math.min(most.toNanos(), over - start);
        while (isOpen()) {
            var now = System.nanoTime();
            var left = patience - (now - start);
            if (left <= 0 || awoken(Math.min(left, heartbeat - (now - lastSent)))) {
                break;
            }
            if (System.nanoTime() - lastSent >= heartbeat) {
                write(":\n\n");
            }
        }
        return isOpen();
    }

    /**
     * @return whether there is time left, and nobody has ended it
     */
    public boolean isOpen() {
        return !ended && over - System.nanoTime() > 0;
    }

    /**
     * @return whether it ends because the service leaves, with all others at the same moment
     */
    public boolean isLeaving() {
        return out.drain().begun();
    }

    /** Has {@link #await} return. Safe for concurrent use; does not block. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** Has the stream end, in order and soon. Safe for concurrent use; does not block. */
    public void end() {
        ended = true;
        wake();
    }

    private boolean awoken(long nanos) {
        try {
            var awoken = woken.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            woken.drainPermits();
            return awoken;
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            ended = true;
            return true;
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        lastSent = System.nanoTime();
    }
}
