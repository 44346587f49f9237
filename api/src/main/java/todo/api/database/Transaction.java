package todo.api.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A running database transaction. Not safe for concurrent use, and invalid after {@link
 * Database#transaction} has returned.
 */
public final class Transaction {

    private final Connection connection;
    private final Deadline deadline;

    Transaction(Connection connection, Deadline deadline) {
        this.connection = connection;
        this.deadline = deadline;
    }

    public Sql sql(String text) {
        return new Sql(this::run, text);
    }

    <T> T run(Sql.ConnectionCall<T> work) {
        try {
            return deadline.run(connection, work);
        } catch (SQLException failed) {
            throw Database.translate(failed);
        }
    }
}
