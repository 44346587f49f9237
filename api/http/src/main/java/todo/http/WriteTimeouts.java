package todo.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import todo.concurrent.InterruptTimer;

/** Ends writes that take too long because a client does not read. Safe for concurrent use. */
final class WriteTimeouts implements Runnable {

    /** How long one write may take. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Duration timeout;
    private final Set<PendingWrite> pending = ConcurrentHashMap.newKeySet();

    WriteTimeouts(Duration timeout) {
        this.timeout = timeout;
    }

    /** A write, which may block. */
    interface Write {
        void run() throws IOException;
    }

    /**
     * @throws IOException if it took too long: the connection is closed then
     */
    void run(Write write) throws IOException {
        var timer = new InterruptTimer();
        var started = new PendingWrite(System.nanoTime(), timer);
        pending.add(started);
        try {
            write.run();
        } finally {
            pending.remove(started);
            timer.close();
        }
        if (timer.hasFired()) {
            throw new IOException("the client took too long to read");
        }
    }

    /** Checks the pending writes until its thread is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(timeout.dividedBy(10));
                pending.forEach(this::check);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(PendingWrite write) {
        if (System.nanoTime() - write.start > timeout.toNanos()) {
            write.timer.fire(); // an interrupt closes the channel that is written to
        }
    }

    private record PendingWrite(long start, InterruptTimer timer) {}
}
