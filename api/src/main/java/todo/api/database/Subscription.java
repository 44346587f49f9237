package todo.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Receives notifications from other database sessions. Messages can get lost with a connection or
 * with their sender, so a listener also has to poll now and then. Not safe for concurrent use.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-notify.html">NOTIFY</a>
 */
public final class Subscription implements AutoCloseable {

    private static final int VALIDATION_TIMEOUT_SECONDS = 2;

    private final Connection connection;

    private Subscription(Connection connection) {
        this.connection = connection;
    }

    static Subscription open(DatabaseUrl url, String channel) throws SQLException {
        var connection = HostConnector.connect(url);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
            return new Subscription(connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /**
     * @return the payloads received; empty if none arrived within {@code timeout}
     * @throws todo.failure.Failure.Unavailable if the connection is broken
     */
    public List<String> next(Duration timeout) {
        try {
            var messages =
                    connection
                            .unwrap(PGConnection.class)
                            .getNotifications(Math.toIntExact(Math.max(1, timeout.toMillis())));
            if (messages == null || messages.length == 0) {
                check();
                return List.of();
            }
            return Arrays.stream(messages).map(PGNotification::getParameter).toList();
        } catch (SQLException broken) {
            throw Database.translate(broken);
        }
    }

    /** Distinguishes a quiet connection from a broken one. */
    private void check() throws SQLException {
        if (!connection.isValid(VALIDATION_TIMEOUT_SECONDS)) {
            throw new SQLNonTransientConnectionException("no answer", "08006");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // It is closed either way.
        }
    }
}
