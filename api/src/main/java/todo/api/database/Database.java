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
 * The connection pool. It opens even if the database is down; as long as it is, every operation
 * fails with {@link Failure.Unavailable} within a few seconds. Safe for concurrent use.
 */
public final class Database implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Classes of SQLSTATE that mean that the database is unavailable. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

    /** Single states that a retry may cure. */
    private static final Set<String> TRANSIENT =
            Set.of(EvictOnReadOnly.READ_ONLY, "40001", "40P01");

    /**
     * A concurrent change: it held a lock for longer than {@code lock_timeout}, or deleted the row
     * that a foreign key refers to.
     */
    private static final Set<String> CONCURRENT_CHANGE = Set.of("55P03", "23503");

    /** The statement exceeded {@code statement_timeout}. */
    private static final String QUERY_CANCELED = "57014";

    /** How long a statement waits for a pooled connection. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

    /** The current thread's transaction. */
    private final ScopedValue<OpenTransaction> transaction = ScopedValue.newInstance();

    private final ScopedValue<Deadline> deadline = ScopedValue.newInstance();

    /**
     * @param afterCommit run once it is committed
     */
    private record OpenTransaction(Connection connection, List<Runnable> afterCommit) {}

    private final DatabaseUrl url;
    private final HikariDataSource pool;
    private final Schema schema;
    private final OutageLog outages = new OutageLog();

    private Database(DatabaseUrl url, HikariDataSource pool, Schema schema) {
        this.url = url;
        this.pool = pool;
        this.schema = schema;
    }

    /**
     * @param registry receives the pool's metrics
     */
    public static Database open(DatabaseUrl url, int connections, CollectorRegistry registry) {
        var config = new HikariConfig();
        config.setPoolName("todo");
        config.setDataSource(new RetryingDataSource(url));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(1_000);
        config.setKeepaliveTime(30_000);
        config.setMaxLifetime(600_000);
        config.setIdleTimeout(300_000);
        config.setInitializationFailTimeout(-1);
        // Not a start-up option, because connection poolers such as PgBouncer refuse those.
        // Below the driver's socketTimeout: a canceled statement keeps its connection.
        config.setConnectionInitSql("set statement_timeout = '3500ms'");
        config.setExceptionOverride(new EvictOnReadOnly());
        config.setMetricsTrackerFactory(new PrometheusHistogramMetricsTrackerFactory(registry));
        return new Database(url, new HikariDataSource(config), Schema.prepare(url));
    }

    /**
     * @return a statement; within {@link #transaction} it belongs to that transaction, otherwise it
     *     commits on its own
     */
    public Sql sql(String text) {
        return new Sql(this::run, text);
    }

    /**
     * Runs {@code work} in a transaction, which is rolled back if {@code work} throws. A nested
     * call on the same thread joins the outer transaction.
     */
    public <T> T transaction(Function<Transaction, T> work) {
        if (transaction.isBound()) {
            return work.apply(current());
        }
        var afterCommit = new ArrayList<Runnable>();
        T result =
                withConnection(connection ->
                        transaction(new OpenTransaction(connection, afterCommit), work));
        afterCommit.forEach(Runnable::run);
        return result;
    }

    private <T> T transaction(OpenTransaction open, Function<Transaction, T> work)
            throws SQLException {
        var connection = open.connection();
        connection.setAutoCommit(false);
        try {
            var result = ScopedValue.where(transaction, open).call(() -> work.apply(current()));
            deadline().run(connection, Database::commit);
            return result;
        } catch (SQLException | RuntimeException failed) {
            rollBack(connection, failed);
            throw failed;
        }
    }

    /**
     * Runs {@code work} on this thread. All its statements together may take {@code limit}; after
     * that they fail with {@link Failure.Unavailable}.
     */
    public <T> T within(Duration limit, Supplier<T> work) {
        return ScopedValue.where(deadline, Deadline.of(limit)).call(work::get);
    }

    /**
     * Waits for other threads that use the database.
     *
     * @param timeout a shorter rest of the limit of {@link #within} takes precedence
     * @param wait waits at most for the duration given; returns whether that was enough
     */
    public boolean await(Duration timeout, Predicate<Duration> wait) {
        return deadline().await(timeout, wait);
    }

    /**
     * @return whether this thread is inside a transaction
     */
    public boolean isInTransaction() {
        return transaction.isBound();
    }

    /**
     * Runs {@code action} after the current thread's transaction has been committed; immediately if
     * there is none, and never if it is rolled back.
     */
    public void afterCommit(Runnable action) {
        if (transaction.isBound()) {
            transaction.get().afterCommit().add(action);
        } else {
            action.run();
        }
    }

    /**
     * Listens on a dedicated connection outside the pool until closed.
     *
     * @param channel of {@code NOTIFY}
     */
    public Subscription subscribe(String channel) {
        try {
            return Subscription.open(url, channel);
        } catch (SQLException failed) {
            throw translate(failed);
        }
    }

    private Transaction current() {
        return new Transaction(transaction.get().connection(), deadline());
    }

    private <T> T run(Sql.ConnectionCall<T> work) {
        return transaction.isBound()
                ? current().run(work)
                : withConnection(connection -> deadline().run(connection, work));
    }

    private <T> T withConnection(Sql.ConnectionCall<T> work) {
        schema.require();
        try (var connection = deadline().connection(CONNECTION_TIMEOUT, pool::getConnection)) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw translate(failed);
        }
    }

    private Deadline deadline() {
        return deadline.isBound() ? deadline.get() : Deadline.unlimited();
    }

    private static boolean commit(Connection connection) throws SQLException {
        connection.commit();
        return true;
    }

    /** If no time is left to roll back, discards the connection. */
    private void rollBack(Connection connection, Exception cause) {
        try {
            deadline().run(connection, Database::rollback);
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
        if (CONCURRENT_CHANGE.contains(state)) {
            return new Failure.Conflict(
                    FailureCode.BUSY,
                    "This is being changed elsewhere right now. Try again in a moment.");
        }
        if (QUERY_CANCELED.equals(state)) {
            return new Failure.Unavailable(
                    FailureCode.SLOW_QUERY,
                    "This search took too long. Try a narrower query.",
                    RETRY_AFTER);
        }
        if (failed instanceof SQLTransientConnectionException
                || TRANSIENT.contains(state)
                || UNAVAILABLE_CLASSES.contains(state.substring(0, Math.min(2, state.length())))) {
            return unavailable();
        }
        return new IllegalStateException("a statement failed", failed);
    }

    static Failure.Unavailable unavailable() {
        return new Failure.Unavailable(
                FailureCode.DATABASE_UNAVAILABLE,
                "The database cannot be reached right now. Try again in a moment.",
                RETRY_AFTER);
    }

    /**
     * Checks a pooled connection and the schema within 2.5 seconds, and logs when the database
     * becomes unavailable or available again.
     *
     * @return whether the database can serve requests
     */
    public boolean isReady() {
        if (!schema.isPrepared()) {
            return false;
        }
        var check = new FutureTask<>(this::checkConnection);
        Thread.startVirtualThread(check);
        try {
            check.get(2_500, TimeUnit.MILLISECONDS);
            outages.available();
            return true;
        } catch (ExecutionException failed) {
            outages.unavailable(failed);
            return false;
        } catch (TimeoutException late) {
            outages.unavailable(new SQLTransientConnectionException("the check timed out"));
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean checkConnection() throws SQLException {
        try (var connection = pool.getConnection()) {
            if (!connection.isValid(1)) {
                throw new SQLTransientConnectionException("a pooled connection does not answer");
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
