package todo.api.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.api.database.Sql;
import todo.api.database.Transaction;

/** A list as it is kept, and as the API shows it. */
record ListRow(
        UUID id,
        String name,
        @Nullable String color,
        String position,
        boolean archived,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /**
     * @param statement makes one
     * @return all of the owner's lists, in their order
     */
    static List<ListRow> all(Function<String, Sql> statement, UUID owner) {
        return statement
                .apply("select * from lists where user_id = ? order by position, id")
                .with(owner)
                .all(ListRow::read);
    }

    private static ListRow read(ResultSet row) throws SQLException {
        return new ListRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("color"),
                row.getString("position"),
                row.getBoolean("archived"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "updated_at")),
                row.getLong("version"));
    }

    void insert(Transaction transaction, UUID owner) {
        transaction
                .sql(
                        """
                        insert into lists (id, user_id, name, color, position, archived, created_at,
                          updated_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .with(id, owner, name, color, position, archived, createdAt, updatedAt, version)
                .update();
    }

    void update(Transaction transaction, UUID owner) {
        transaction
                .sql(
                        """
                        update lists set name = ?, color = ?, position = ?, archived = ?,
                          updated_at = ?, version = ? where user_id = ? and id = ?
                        """)
                .with(name, color, position, archived, updatedAt, version, owner, id)
                .update();
    }
}
