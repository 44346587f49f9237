package todo.api.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What others notify of. A message may get lost, with a connection or with its sender: who listens
 * has to look for itself now and then. Not safe for concurrent use.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-notify.html">NOTIFY</a>
 */
public final class Subscription implements AutoCloseable {

    private static final int VALID_WITHIN_SECONDS = 2;

    private final Connection connection;

    private Subscription(Connection connection) {
        this.connection = connection;
    }

    static Subscription open(DatabaseUrl url, String channel) throws SQLException {
        var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
            return new Subscription(connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /**
     * @return the payloads that have come, after at most {@code patience}; empty where none did
     * @throws todo.failure.Failure.Unavailable if the connection is broken
     */
    public List<String> next(Duration patience) {
        try {
            var messages =
                    connection
                            .unwrap(PGConnection.class)
                            .getNotifications(Math.toIntExact(Math.max(1, patience.toMillis())));
            if (messages == null || messages.length == 0) {
                check();
                return List.of();
            }
            return Arrays.stream(messages).map(PGNotification::getParameter).toList();
        } catch (SQLException broken) {
            throw Database.translate(broken);
        }
    }

    /** Silence may mean that nothing happens, or that nobody is there any more. */
    private void check() throws SQLException {
        if (!connection.isValid(VALID_WITHIN_SECONDS)) {
            throw new SQLNonTransientConnectionException("no answer", "08006");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // Then it is closed.
        }
    }
}
