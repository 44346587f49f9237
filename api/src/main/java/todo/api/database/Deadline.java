package todo.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;
import todo.concurrent.InterruptTimer;
import todo.failure.Failure;

/**
 * A time limit for all database work of one request together. Without it, a slow database could
 * delay a request by the driver's timeout for each of its statements. Used by one thread.
 */
final class Deadline {

    /** For background work, which only the driver's timeouts limit. */
    private static final Duration UNLIMITED = Duration.ofDays(1);

    private long left;
    private final boolean bounded;

    private Deadline(Duration limit, boolean bounded) {
        this.left = limit.toNanos();
        this.bounded = bounded;
    }

    static Deadline of(Duration limit) {
        return new Deadline(limit, true);
    }

    static Deadline unlimited() {
        return new Deadline(UNLIMITED, false);
    }

    /**
     * Runs a statement. If it exceeds the remaining time, the driver closes the connection.
     *
     * @throws Failure.Unavailable if no time is left
     */
    <T> T run(Connection connection, Sql.ConnectionCall<T> work) throws SQLException {
        if (bounded) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(left().toMillis()) + 1);
        }
        return timed(() -> work.on(connection));
    }

    /**
     * Takes a connection from the pool.
     *
     * @param timeout the pool's own timeout; a shorter remaining time takes precedence
     * @throws Failure.Unavailable if no time is left
     */
    Connection connection(Duration timeout, Blocking<Connection, SQLException> pool)
            throws SQLException {
        var left = left();
        return timed(left.compareTo(timeout) < 0 ? () -> within(left, pool) : pool);
    }

    private static Connection within(Duration limit, Blocking<Connection, SQLException> pool)
            throws SQLException {
        try (var timer = InterruptTimer.after(limit)) {
            try {
                return pool.get();
            } catch (SQLException failed) {
                if (timer.hasFired()) {
                    throw Database.unavailable();
                }
                throw failed;
            }
        }
    }

    /**
     * Waits for other threads that use the database.
     *
     * @param timeout a shorter remaining time takes precedence
     * @param wait waits at most for the duration given; returns whether that was enough
     * @throws Failure.Unavailable if no time is left
     */
    boolean await(Duration timeout, Predicate<Duration> wait) {
        var left = left();
        return timed(() -> wait.test(left.compareTo(timeout) < 0 ? left : timeout));
    }

    /** A call that blocks. */
    interface Blocking<T, E extends Exception> {
        T get() throws E;
    }

    private <T, E extends Exception> T timed(Blocking<T, E> call) throws E {
        var begin = System.nanoTime();
        try {
            return call.get();
        } finally {
            left -= System.nanoTime() - begin;
        }
    }

    private Duration left() {
        if (left <= 0) {
            throw Database.unavailable();
        }
        return Duration.ofNanos(left);
    }
}
