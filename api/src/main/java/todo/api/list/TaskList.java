package todo.api.list;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Sql;
import todo.api.ordering.Placement;

/**
 * A list as it is kept, and as the API shows it.
 *
 * @param color as {@link Color} has it
 * @param position sorts among the others, bytewise
 * @param version counts the changes of the list itself; what an ETag shows
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

    @JsonIgnore
    ListDraft draft() {
        return new ListDraft(name, color, archived, new Placement.At(position));
    }
}
