package todo.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;
import todo.failure.Failure;
import todo.http.InterruptTimer;

/**
 * How long may still be waited for the database, over any number of statements. A database that
 * answers each of them late would else hold a request for as long as it has statements. Used by one
 * thread.
 */
final class Deadline {

    /** For what nobody waits for; the driver's own limit of each answer holds. */
    private static final Duration ENDLESS = Duration.ofDays(1);

    private long left;
    private final boolean bounded;

    private Deadline(Duration limit, boolean bounded) {
        this.left = limit.toNanos();
        this.bounded = bounded;
    }

    static Deadline of(Duration limit) {
        return new Deadline(limit, true);
    }

    static Deadline endless() {
        return new Deadline(ENDLESS, false);
    }

    /**
     * Runs a statement, which breaks the connection where it takes longer than what is left.
     *
     * @throws Failure.Unavailable if nothing is left
     */
    <T> T spend(Connection connection, Sql.Work<T> work) throws SQLException {
        if (bounded) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(left().toMillis()) + 1);
        }
        return timed(() -> work.on(connection));
    }

    /**
     * Takes a connection.
     *
     * @param most how long the pool waits for one; here less where less is left
     * @throws Failure.Unavailable if nothing is left
     */
    Connection connection(Duration most, Waiting<Connection, SQLException> pool)
            throws SQLException {
        var left = left();
        return timed(left.compareTo(most) < 0 ? () -> within(left, pool) : pool);
    }

    private static Connection within(Duration limit, Waiting<Connection, SQLException> pool)
            throws SQLException {
        try (var timer = InterruptTimer.after(limit)) {
            try {
                return pool.get();
            } catch (SQLException failed) {
                if (timer.hasFired()) {
                    throw Database.away();
                }
                throw failed;
            }
        }
    }

    /**
     * Waits for what others are doing with the database.
     *
     * @param most how long; less where less is left
     * @param waiting told how long it may, and tells whether that was enough
     * @throws Failure.Unavailable if nothing is left
     */
    boolean await(Duration most, Predicate<Duration> waiting) {
        var left = left();
        return timed(() -> waiting.test(left.compareTo(most) < 0 ? left : most));
    }

    /** What takes its time. */
    interface Waiting<T, E extends Exception> {
        T get() throws E;
    }

    private <T, E extends Exception> T timed(Waiting<T, E> waiting) throws E {
        var begin = System.nanoTime();
        try {
            return waiting.get();
        } finally {
            left -= System.nanoTime() - begin;
        }
    }

    private Duration left() {
        if (left <= 0) {
            throw Database.away();
        }
        return Duration.ofNanos(left);
    }
}
