package todo.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stream of server-sent events to one client, written by a virtual thread that waits for the next
 * event. The stream ends after its lifetime or when the service shuts down; an {@code EventSource}
 * then reconnects by itself, with the id of the last event that it has seen.
 *
 * <p>Used by one thread at a time, as a rule the one that runs its {@link Source}; only {@link
 * #wake()}, {@link #end()}, {@link #isOpen()} and {@link #isLeaving()} are safe for concurrent use.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML,
 *     server-sent events</a>
 */
public final class EventStream {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    private final TimedOutput out;
    private final long heartbeat;
    private final long deadline;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean ended;
    private long lastSent = System.nanoTime();

    /** Sends events until {@link EventStream#await} returns false or there are no more. */
    @FunctionalInterface
    public interface Source {
        /**
         * @throws IOException if the client is gone
         */
        void run(EventStream events) throws IOException;
    }

    /**
     * @param life how long a stream lasts: less than the server's limit of 300 s for any answer
     * @param heartbeat after this time without an event, a comment keeps the connection alive
     */
    public record Times(Duration life, Duration heartbeat) {

        public static final Times USUAL =
                new Times(Duration.ofSeconds(240), Duration.ofSeconds(20));
    }

    /**
     * @param id the position to resume from after a reconnect; null keeps the client's last id
     * @param type null for {@code message}
     * @param data any text, of any number of lines
     */
    public record Event(@Nullable String id, @Nullable String type, String data) {

        public Event {
            if (isMalformed(id) || isMalformed(type)) {
                throw new IllegalArgumentException("an event's id and type must be one line");
            }
        }

        /**
         * @return an event that has only data
         */
        public static Event of(String data) {
            return new Event(null, null, data);
        }

        /** A client ignores an id with U+0000. */
        private static boolean isMalformed(@Nullable String line) {
            return line != null && line.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
        }
    }

    private EventStream(TimedOutput out, Times times) {
        this.out = out;
        this.heartbeat = times.heartbeat().toNanos();
        this.deadline = System.nanoTime() + times.life().toNanos();
    }

    static void run(TimedOutput out, Times times, Source source) throws IOException {
        var events = new EventStream(out, times);
        Runnable end = events::end;
        out.drain().add(end);
        try {
            source.run(events);
        } finally {
            out.drain().remove(end);
        }
    }

    /**
     * @throws IOException if the client is gone
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
     * Sets the id that the client resumes from, without an event.
     *
     * @throws IOException if the client is gone
     */
    public void seen(String id) throws IOException {
        write("id: " + id + "\n\n");
    }

    /**
     * Tells the client how long to wait before it reconnects.
     *
     * @throws IOException if the client is gone
     */
    public void retry(Duration pause) throws IOException {
        write("retry: " + pause.toMillis() + "\n\n");
    }

    /**
     * Sends a comment, which clients ignore and intermediaries do not.
     *
     * @throws IOException if the client is gone
     */
    public void ping() throws IOException {
        write(": ping\n\n");
    }

    /**
     * Waits for {@link #wake()}, but not longer than {@code most}, and sends heartbeats meanwhile.
     * A call of {@link #wake()} since the last wait counts.
     *
     * @return whether the stream is still open
     * @throws IOException if the client is gone
     */
    public boolean await(Duration most) throws IOException {
        var start = System.nanoTime();
        var timeout = Math.min(most.toNanos(), deadline - start);
        while (isOpen()) {
            var now = System.nanoTime();
            var left = timeout - (now - start);
            if (left <= 0 || acquire(Math.min(left, heartbeat - (now - lastSent)))) {
                break;
            }
            if (System.nanoTime() - lastSent >= heartbeat) {
                write(":\n\n");
            }
        }
        return isOpen();
    }

    /**
     * @return whether its lifetime is not over and {@link #end()} was not called
     */
    public boolean isOpen() {
        return !ended && deadline - System.nanoTime() > 0;
    }

    /**
     * @return whether the service shuts down, which ends all streams at the same moment
     */
    public boolean isLeaving() {
        return out.drain().begun();
    }

    /** Makes {@link #await} return. Safe for concurrent use; does not block. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** Ends the stream soon, after the current event. Safe for concurrent use; does not block. */
    public void end() {
        ended = true;
        wake();
    }

    private boolean acquire(long nanos) {
        try {
            var acquired = woken.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            woken.drainPermits();
            return acquired;
        } catch (InterruptedException closing) {
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
