package todo.api.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Properties;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the primary among the hosts of a database. The next host is tried as soon as one
 * fails, or after a quarter of a second without an answer, so that a host that has vanished delays
 * a connection by that time only. (The driver tries its hosts one after another with one timeout
 * for all of them, which a host without an answer uses up.) Used once, by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/info/rfc8305">RFC 8305, which does the same with the
 *     addresses of a host</a>
 */
final class HostConnector {

    private static final Duration ATTEMPT_DELAY = Duration.ofMillis(250);

    private final DatabaseUrl url;
    private final CompletionService<Connection> attempts =
            new ExecutorCompletionService<>(Thread::startVirtualThread);
    private int running;
    private @Nullable SQLException fault;

    private HostConnector(DatabaseUrl url) {
        this.url = url;
    }

    /**
     * @throws SQLException of the first host that failed, with those of the others suppressed
     */
    static Connection connect(DatabaseUrl url) throws SQLException {
        var candidates = url.candidates();
        return candidates.size() == 1
                ? connect(url, candidates.getFirst())
                : new HostConnector(url).connect(new ArrayDeque<>(candidates));
    }

    private static Connection connect(DatabaseUrl url, String jdbc) throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", url.user());
        settings.setProperty("password", url.password());
        try {
            return DriverManager.getConnection(jdbc, settings);
        } catch (SQLException failed) {
            if (!ChaCha20Tls.isRefusal(failed)) {
                throw ChaCha20Tls.reason(failed);
            }
            settings.setProperty(ChaCha20Tls.ALL_CIPHERS, "true");
            return DriverManager.getConnection(jdbc, settings);
        }
    }

    private Connection connect(ArrayDeque<String> waiting) throws SQLException {
        try {
            while (running > 0 || !waiting.isEmpty()) {
                if (!waiting.isEmpty()) {
                    var jdbc = waiting.remove();
                    attempts.submit(() -> connect(url, jdbc));
                    running++;
                }
                var ended = next(waiting.isEmpty());
                var connection = ended == null ? null : result(ended);
                if (connection != null) {
                    return connection;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while connecting", "08001", interrupted);
        } finally {
            closeOthers();
        }
        throw fault == null ? new SQLException("no host", "08001") : fault;
    }

    /**
     * @return the next attempt that ends; null if none does before the next host is to be tried
     */
    private @Nullable Future<Connection> next(boolean isLast) throws InterruptedException {
        return isLast
                ? attempts.take()
                : attempts.poll(ATTEMPT_DELAY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * @return null if the attempt has failed
     */
    private @Nullable Connection result(Future<Connection> ended) throws InterruptedException {
        running--;
        try {
            return ended.get();
        } catch (ExecutionException failed) {
            var cause =
                    failed.getCause() instanceof SQLException known
                            ? known
                            : new SQLException("connecting failed", "08001", failed);
            if (fault == null) {
                fault = cause;
            } else {
                fault.addSuppressed(cause);
            }
            return null;
        }
    }

    /** Attempts end by themselves: each has a timeout. */
    private void closeOthers() {
        var others = running;
        if (others > 0) {
            Thread.startVirtualThread(() -> closeOthers(others));
        }
    }

    private void closeOthers(int others) {
        for (var i = 0; i < others; i++) {
            try {
                attempts.take().get().close();
            } catch (ExecutionException | SQLException failed) {
                // There is nothing to close.
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }
}
