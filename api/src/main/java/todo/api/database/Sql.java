package todo.api.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement with its parameters, in the order of their question marks; not safe for concurrent
 * use.
 */
public final class Sql {

    private final Connection connection;
    private final String text;
    private final List<@Nullable Object> parameters = new ArrayList<>();

    private Sql(Connection connection, String text) {
        this.connection = connection;
        this.text = text;
    }

    /** Reads the row that the result set stands on. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public static Sql on(Connection connection, String text) {
        return new Sql(connection, text);
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
    public <T> Optional<T> first(Row<T> row) throws SQLException {
        var rows = all(row);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    public <T> List<T> all(Row<T> row) throws SQLException {
        try (var statement = prepare();
                var results = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (results.next()) {
                rows.add(row.read(results));
            }
            return rows;
        }
    }

    /**
     * @return how many rows were changed
     */
    public int update() throws SQLException {
        try (var statement = prepare()) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare() throws SQLException {
        var statement = connection.prepareStatement(text);
        for (var i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, jdbc(parameters.get(i)));
        }
        return statement;
    }

    private @Nullable Object jdbc(@Nullable Object value) throws SQLException {
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
