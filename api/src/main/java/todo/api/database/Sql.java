package todo.api.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/**
 * A statement with its parameters, in the order of their question marks. Every method that runs it
 * throws {@link Failure.Unavailable} if the database is unavailable. Not safe for concurrent use.
 */
public final class Sql {

    private final Runner runner;
    private final String text;
    private final List<@Nullable Object> parameters = new ArrayList<>();

    Sql(Runner runner, String text) {
        this.runner = runner;
        this.text = text;
    }

    /** Provides a connection and translates SQL exceptions. */
    interface Runner {
        <T> T run(ConnectionCall<T> work);
    }

    /** A call that uses a connection. */
    interface ConnectionCall<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads the current row of a result set. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * @param values strings, numbers, UUIDs, instants, lists of strings, nulls
     */
    public Sql with(@Nullable Object... values) {
        for (var value : values) {
            parameters.add(value);
        }
        return this;
    }

    /**
     * @return the first row, or empty if there is none
     */
    public <T> Optional<T> first(RowReader<T> row) {
        return all(row).stream().findFirst();
    }

    public <T> List<T> all(RowReader<T> row) {
        return runner.run(connection -> {
            try (var statement = prepare(connection);
                    var results = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (results.next()) {
                    rows.add(row.read(results));
                }
                return rows;
            }
        });
    }

    /**
     * @return the number of rows changed
     */
    public int update() {
        return runner.run(connection -> {
            try (var statement = prepare(connection)) {
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Runs the statement once for each element, in one batch.
     *
     * @param values returns the parameters for an element
     * @return the number of rows changed in all
     */
    public <T> int batch(List<T> elements, Function<T, @Nullable Object[]> values) {
        return runner.run(connection -> {
            try (var statement = connection.prepareStatement(text)) {
                for (var element : elements) {
                    set(statement, Arrays.asList(values.apply(element)));
                    statement.addBatch();
                }
                return Arrays.stream(statement.executeBatch()).sum();
            }
        });
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(text);
        set(statement, parameters);
        return statement;
    }

    private static void set(PreparedStatement statement, List<@Nullable Object> values)
            throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, jdbc(statement.getConnection(), values.get(i)));
        }
    }

    private static @Nullable Object jdbc(Connection connection, @Nullable Object value)
            throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case List<?> texts -> connection.createArrayOf("text", texts.toArray());
            case null -> null;
            default -> value;
        };
    }

    /**
     * @return the value of a column of type timestamptz; null if it is null
     */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * @return the value of a non-null column of type text[]
     */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
