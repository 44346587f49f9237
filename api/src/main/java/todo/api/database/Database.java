package todo.api.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.prometheus.PrometheusHistogramMetricsTrackerFactory;
import io.prometheus.client.CollectorRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * The pool of connections. Opening it needs no database: until one answers, and whenever it does
 * not, work fails with {@link Failure.Unavailable} within a few seconds. Safe for concurrent use.
 */
public final class Database implements AutoCloseable {

    private static final Duration RETRY = Duration.ofSeconds(2);

    /**
     * Classes of SQLSTATE in which the database, not the statement, is at fault; and single states.
     */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    private static final Set<String> PASSING = Set.of(EvictOnReadOnly.STATE, "40001", "40P01");

    /**
     * Somebody else did something just now: held a lock for longer than {@code lock_timeout}, or
     * removed what this row belongs to.
     */
    private static final Set<String> CROSSED = Set.of("55P03", "23503");

    /** Ended by a time limit. */
    private static final String TOO_LONG = "57014";

    /** How long a statement may wait for a connection of the pool. */
    private static final Duration CONNECTION = Duration.ofSeconds(2);

    /** The transaction that this thread is in. */
    private final ScopedValue<Open> transaction = ScopedValue.newInstance();

    private final ScopedValue<Deadline> patience = ScopedValue.newInstance();

    /**
     * A transaction.
     *
     * @param then what is done when it has been committed
     */
    private record Open(Connection connection, List<Runnable> then) {}

    private final DatabaseUrl url;
    private final HikariDataSource pool;
    private final Schema schema;
    private final OutageLog presence = new OutageLog();

    private Database(DatabaseUrl url, HikariDataSource pool, Schema schema) {
        this.url = url;
        this.pool = pool;
        this.schema = schema;
    }

    /**
     * @param registry where the pool's figures go
     */
    public static Database open(DatabaseUrl url, int connections, CollectorRegistry registry) {
        var config = new HikariConfig();
        config.setPoolName("todo");
        config.setDataSource(new RetryingDataSource(url));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION.toMillis());
        config.setValidationTimeout(1_000);
        config.setKeepaliveTime(30_000);
        config.setMaxLifetime(600_000);
        config.setIdleTimeout(300_000);
        config.setInitializationFailTimeout(-1);
        // Not as a start-up option, which connection poolers such as PgBouncer refuse.
        // Less than the driver's socketTimeout: who is told so keeps the connection.
        config.setConnectionInitSql("set statement_timeout = '3500ms'");
        config.setExceptionOverride(new EvictOnReadOnly());
        config.setMetricsTrackerFactory(new PrometheusHistogramMetricsTrackerFactory(registry));
        return new Database(url, new HikariDataSource(config), Schema.prepare(url));
    }

    /**
     * @return a statement that runs, and commits, on a connection of its own; inside of {@link
     *     #transaction}, as a part of that
     */
    public Sql sql(String text) {
        return new Sql(this::run, text);
    }

    /**
     * Runs {@code work} in one transaction: all of it is kept, or nothing where it throws. What
     * {@code work} does in a transaction of its own, on the same thread, is a part of this one.
     */
    public <T> T transaction(Function<Transaction, T> work) {
        if (transaction.isBound()) {
            return work.apply(current());
        }
        var then = new ArrayList<Runnable>();
        T result = connected(connection -> transaction(new Open(connection, then), work));
        then.forEach(Runnable::run);
        return result;
    }

    private <T> T transaction(Open open, Function<Transaction, T> work) throws SQLException {
        var connection = open.connection();
        connection.setAutoCommit(false);
        try {
            var result = ScopedValue.where(transaction, open).call(() -> work.apply(current()));
            patience().spend(connection, Database::commit);
            return result;
        } catch (SQLException | RuntimeException failed) {
            rollBack(connection, failed);
            throw failed;
        }
    }

    /**
     * Does {@code work} on this thread, whose statements may wait for the database for {@code
     * limit} in all: however many there are, and however slow each of them is, there is an answer
     * by then.
     */
    public <T> T within(Duration limit, Supplier<T> work) {
        return ScopedValue.where(patience, Deadline.of(limit)).call(work::get);
    }

    /**
     * Waits in the database's stead, for what others are doing there.
     *
     * @param most how long; less where less of {@link #within} is left
     * @param waiting told how long it may, and whether that was enough
     */
    public boolean await(Duration most, Predicate<Duration> waiting) {
        return patience().await(most, waiting);
    }

    /**
     * @return whether this thread is in a transaction
     */
    public boolean isInTransaction() {
        return transaction.isBound();
    }

    /**
     * Has {@code then} run when everything that this thread has written is committed: at once where
     * it is in no transaction; never where that is rolled back.
     */
    public void committed(Runnable then) {
        if (transaction.isBound()) {
            transaction.get().then().add(then);
        } else {
            then.run();
        }
    }

    /**
     * Listens on a connection of its own, beside the pool, until it is closed.
     *
     * @param channel as {@code NOTIFY} names it
     */
    public Subscription subscribe(String channel) {
        try {
            return Subscription.open(url, channel);
        } catch (SQLException failed) {
            throw translate(failed);
        }
    }

    private Transaction current() {
        return new Transaction(transaction.get().connection(), patience());
    }

    private <T> T run(Sql.Work<T> work) {
        return transaction.isBound()
                ? current().run(work)
                : connected(connection -> patience().spend(connection, work));
    }

    private <T> T connected(Sql.Work<T> work) {
        schema.require();
        try (var connection = patience().connection(CONNECTION, pool::getConnection)) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw translate(failed);
        }
    }

    private Deadline patience() {
        return patience.isBound() ? patience.get() : Deadline.endless();
    }

    private static boolean commit(Connection connection) throws SQLException {
        connection.commit();
        return true;
    }

    /** Where there is no time left to ask for it, by giving up the connection. */
    private void rollBack(Connection connection, Exception cause) {
        try {
            patience().spend(connection, Database::rollback);
        } catch (SQLException | Failure.Unavailable late) {
            cause.addSuppressed(late);
            pool.evictConnection(connection);
        }
    }

    private static boolean rollback(Connection connection) throws SQLException {
        connection.rollback();
        return true;
    }

    static RuntimeException translate(SQLException failed) {
        var state = String.valueOf(failed.getSQLState());
        if (CROSSED.contains(state)) {
            return new Failure.Conflict(
                    FailureCode.BUSY,
                    "The same is being changed right now. Please try again in a moment.");
        }
        if (TOO_LONG.equals(state)) {
            return new Failure.Unavailable(
                    FailureCode.SLOW_QUERY,
                    "This takes too long to find. Please ask for less, by a narrower query for"
                            + " example, or try again in a moment.",
                    RETRY);
        }
        if (failed instanceof SQLTransientConnectionException
                || PASSING.contains(state)
                || AWAY.contains(state.substring(0, Math.min(2, state.length())))) {
            return away();
        }
        return new IllegalStateException("a statement failed", failed);
    }

    static Failure.Unavailable away() {
        return new Failure.Unavailable(
                FailureCode.DATABASE_UNAVAILABLE,
                "The database cannot be reached right now. Please try again in a moment.",
                RETRY);
    }

    /**
     * @return whether a connection answers and the schema is there, found out within 2.5 s whatever
     *     the database does; the log is told when that changes
     */
    public boolean isReady() {
        if (!schema.isPrepared()) {
            return false;
        }
        var check = new FutureTask<>(this::reach);
        Thread.startVirtualThread(check);
        try {
            check.get(2_500, TimeUnit.MILLISECONDS);
            presence.here();
            return true;
        } catch (ExecutionException failed) {
            presence.away(failed);
            return false;
        } catch (TimeoutException late) {
            presence.away(new SQLTransientConnectionException("the question timed out"));
            return false;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean reach() throws SQLException {
        try (var connection = pool.getConnection()) {
            if (!connection.isValid(1)) {
                throw new SQLTransientConnectionException("no answer by a connection of the pool");
            }
            return true;
        }
    }

    @Override
    public void close() {
        schema.close();
        pool.close();
    }
}
