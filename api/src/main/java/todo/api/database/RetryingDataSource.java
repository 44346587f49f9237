package todo.api.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Opens the pool's connections and retries for a second. The pool itself backs off for up to five
 * seconds after failures, which would prolong every outage by that time. Safe for concurrent use.
 */
final class RetryingDataSource implements DataSource {

    /** Below the pool's connection timeout, so that a caller receives the cause of the failure. */
    private static final Duration RETRY_FOR = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DatabaseUrl url;

    RetryingDataSource(DatabaseUrl url) {
        this.url = url;
    }

    /**
     * @throws SQLException if it has failed for a second; the thread is then interrupted, which
     *     ends the pool's own retries until a connection is needed again
     */
    @Override
    public Connection getConnection() throws SQLException {
        var deadline = System.nanoTime() + RETRY_FOR.toNanos();
        while (true) {
            try {
                return HostConnector.connect(url);
            } catch (SQLException unavailable) {
                pause();
                if (Thread.currentThread().isInterrupted() || System.nanoTime() > deadline) {
                    Thread.currentThread().interrupt();
                    throw unavailable;
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    /** Ignored: {@link DatabaseUrl} sets the timeout. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
