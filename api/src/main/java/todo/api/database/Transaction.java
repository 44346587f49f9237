package todo.api.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Statements that are all kept, or none; not safe for concurrent use, and over when {@link
 * Database#transaction} returns.
 */
public final class Transaction {

    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    public Sql sql(String text) {
        return new Sql(this::run, text);
    }

    <T> T run(Sql.Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException failed) {
            throw Database.translate(failed);
        }
    }
}
