package todo.api.event;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Reads changes for streams, a page at a time, and limits how many streams read at once, because
 * most of the connection pool is for requests. Safe for concurrent use.
 */
final class ChangeReader {

    /** A stream keeps at most this many changes in memory. */
    static final int PAGE_SIZE = 100;

    private static final int MAX_READERS = 4;

    private final Changes changes;
    private final Semaphore readers = new Semaphore(MAX_READERS);

    ChangeReader(Changes changes) {
        this.changes = changes;
    }

    /**
     * @param last the id of the last change that the client has
     * @param check run before the page is read; throws if the client may not read any longer
     * @return at most {@link #PAGE_SIZE} changes after {@code last}, oldest first
     */
    List<Change> after(UUID owner, long last, Runnable check) {
        readers.acquireUninterruptibly();
        try {
            check.run();
            return changes.after(owner, last, PAGE_SIZE);
        } finally {
            readers.release();
        }
    }
}
