package todo.api.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Makes the connections of the pool, as soon as the database lets it. The pool itself rests for
 * longer after each failure, up to five seconds: so long the database would be back, and nobody
 * would know. Safe for concurrent use.
 */
final class RetryingDataSource implements DataSource {

    /** Less than somebody waits for a connection, who is then told the reason. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DatabaseUrl url;

    RetryingDataSource(DatabaseUrl url) {
        this.url = url;
    }

    /**
     * @throws SQLException where it has failed for a second; the thread is interrupted then, which
     *     ends the pool's own attempts until somebody needs a connection again
     */
    @Override
    public Connection getConnection() throws SQLException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
            } catch (SQLException away) {
                pause();
                if (Thread.currentThread().isInterrupted() || System.nanoTime() > deadline) {
                    Thread.currentThread().interrupt();
                    throw away;
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stop) {
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

    /** The address has its own. */
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
