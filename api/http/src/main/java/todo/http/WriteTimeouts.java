package todo.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import todo.concurrent.InterruptTimer;

/** Ends writes that take too long because a client does not read. Safe for concurrent use. */
final class WriteTimeouts implements Runnable {

    /** How long a client may let a stream wait. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Duration patience;
    private final Set<Watched> running = ConcurrentHashMap.newKeySet();

    WriteTimeouts(Duration patience) {
        this.patience = patience;
    }

    /** Something that may block. */
    interface Writing {
        void run() throws IOException;
    }

    /**
     * @throws IOException if it took too long: the connection is closed then
     */
    void watch(Writing writing) throws IOException {
        var alarm = new InterruptTimer();
        var watched = new Watched(System.nanoTime(), alarm);
        running.add(watched);
        try {
            writing.run();
        } finally {
            running.remove(watched);
            alarm.close();
        }
        if (alarm.hasRung()) {
            throw new IOException("the client took too long to read");
        }
    }

    /** Looks after them until it is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(patience.dividedBy(10));
                running.forEach(this::look);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Watched watched) {
        if (System.nanoTime() - watched.start > patience.toNanos()) {
            watched.alarm.ring(); // which closes the channel that it is writing to
        }
    }

    /** One write. */
    private record Watched(long start, InterruptTimer alarm) {}
}
