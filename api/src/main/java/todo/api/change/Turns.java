package todo.api.change;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import todo.api.database.Database;
import todo.http.Failure;

/**
 * Has one person's writes wait here, rather than in the database for each other with a connection
 * each: whoever writes much at once takes no connections away from others. Two of them go on at a
 * time, so that one gets ready while the other commits. Safe for concurrent use.
 */
final class Turns {

    private static final int AT_ONCE = 2;
    private static final int LINES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Shared by people whose ids fall together, which is rare among those who write at once. */
    private final Semaphore[] turns =
            IntStream.range(0, LINES)
                    .mapToObj(n -> new Semaphore(AT_ONCE, true))
                    .toArray(Semaphore[]::new);

    private final Database database;

    Turns(Database database) {
        this.database = database;
    }

    /**
     * @throws Failure.Unavailable if it has not been their turn for a while
     */
    <T> T take(UUID owner, Supplier<T> work) {
        var turn = turns[line(owner)];
        if (!database.await(PATIENCE, limit -> acquired(turn, limit))) {
            throw new Failure.Unavailable(
                    "Too much of yours is being written at once. Please try again in a moment.",
                    RETRY);
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    /**
     * @return the same for two people who wait for each other
     */
    static int line(UUID owner) {
        return Math.floorMod(owner.hashCode(), LINES);
    }

    private static boolean acquired(Semaphore turn, Duration limit) {
        try {
            return turn.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
