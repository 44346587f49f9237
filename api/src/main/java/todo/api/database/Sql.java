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
 * One statement with its parameters, in the order of their question marks. Made by {@link
 * Database#sql}, then on a connection of its own, or by {@link Transaction#sql}. Whatever runs it
 * throws {@link Failure.Unavailable} where the database is away. Not safe for concurrent use.
 */
public final class Sql {

    private final Runner runner;
    private final String text;
    private final List<@Nullable Object> parameters = new ArrayList<>();

    Sql(Runner runner, String text) {
        this.runner = runner;
        this.text = text;
    }

    /** Gives work a connection, and translates what it throws. */
    interface Runner {
        <T> T run(Work<T> work);
    }

    /** What is done on one connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads the row that the result set stands on. */
    @FunctionalInterface
    public interface Row<T> {
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
     * @return the first row; empty where there is none
     */
    public <T> Optional<T> first(Row<T> row) {
        return all(row).stream().findFirst();
    }

    public <T> List<T> all(Row<T> row) {
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
     * @return how many rows were changed
     */
    public int update() {
        return runner.run(connection -> {
            try (var statement = prepare(connection)) {
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Runs the statement once for each element, with few round trips in all.
     *
     * @param values of the statement's parameters
     * @return how many rows were changed in all
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
     * @return a column of type timestamptz; null where it is null
     */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * @return a column of type text[] that is never null
     */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
