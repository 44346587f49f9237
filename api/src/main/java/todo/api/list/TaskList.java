package todo.api.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Sql;

/**
 * A list of tasks.
 *
 * @param color see {@link Color}; null for none
 * @param position sorts the lists of an account, bytewise
 * @param version counts the changes of the list itself; an ETag shows it
 */
public record TaskList(
        UUID id,
        String name,
        @Nullable String color,
        String position,
        boolean archived,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static final String COLUMNS =
            """
            lists.id, lists.name, lists.color, lists.position, lists.archived, lists.created_at,
            lists.updated_at, lists.version\
            """;

    /** Reads a whole row of lists. */
    public static TaskList read(ResultSet row) throws SQLException {
        return new TaskList(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("color"),
                row.getString("position"),
                row.getBoolean("archived"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "updated_at")),
                row.getLong("version"));
    }
}
