package todo.api.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Statements that are all kept, or none; not safe for concurrent use, and over when {@link
 * Database#transaction} returns.
 */
public final class Transaction {

    private final Connection connection;
    private final Deadline patience;

    Transaction(Connection connection, Deadline patience) {
        this.connection = connection;
        this.patience = patience;
    }

    public Sql sql(String text) {
        return new Sql(this::run, text);
    }

    <T> T run(Sql.Work<T> work) {
        try {
            return patience.spend(connection, work);
        } catch (SQLException failed) {
            throw Database.translate(failed);
        }
    }
}
