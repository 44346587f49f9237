package todo.api.savedquery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import todo.api.database.Sql;
import todo.api.task.Sort;

/**
 * A saved query.
 *
 * @param q in the query language
 * @param order asc or desc
 * @param position sorts the queries of an account, bytewise
 * @param version counts the changes
 */
public record SavedQuery(
        UUID id,
        String name,
        String q,
        Sort sort,
        String order,
        String position,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** Reads a whole row of saved_queries. */
    public static SavedQuery read(ResultSet row) throws SQLException {
        return new SavedQuery(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("q"),
                Sort.parse(row.getString("sort")),
                row.getString("direction"),
                row.getString("position"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "updated_at")),
                row.getLong("version"));
    }

    /**
     * @return the same query with another history
     */
    public SavedQuery stamped(Instant createdAt, Instant updatedAt, long version) {
        return new SavedQuery(id, name, q, sort, order, position, createdAt, updatedAt, version);
    }
}
