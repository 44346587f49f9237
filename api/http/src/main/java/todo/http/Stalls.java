package todo.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ends writes that take too long because a client does not read. Safe for concurrent use. */
final class Stalls implements Runnable {

    /** How long a client may let a stream wait. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Duration patience;
    private final Set<Watched> running = ConcurrentHashMap.newKeySet();

    Stalls(Duration patience) {
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
        var watched = new Watched(Thread.currentThread());
        running.add(watched);
        try {
            writing.run();
        } finally {
            running.remove(watched);
            watched.over();
        }
        if (watched.cut) {
            throw new IOException("the client took too long to read");
        }
    }

    /** Looks after them until it is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(patience.dividedBy(10));
                running.forEach(Watched::look);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One write. */
    private final class Watched {
        private final long start = System.nanoTime();
        private @Nullable Thread writer;
        private boolean cut;

        Watched(Thread writer) {
            this.writer = writer;
        }

        synchronized void look() {
            if (writer != null && System.nanoTime() - start > patience.toNanos()) {
                cut = true;
                writer.interrupt(); // which closes the channel that it is writing to
            }
        }

        synchronized void over() {
            writer = null;
            if (cut) {
                // Meant for this write, not for what its thread does next.
                Thread.interrupted();
            }
        }
    }
}
