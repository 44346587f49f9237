package todo.api.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Sql;

/**
 * A token for a user's own program, as the API shows it, without its secret.
 *
 * @param expiresAt null for never
 */
record PersonalToken(
        UUID id, String name, Scope scope, Instant createdAt, @Nullable Instant expiresAt) {

    static PersonalToken read(ResultSet row) throws SQLException {
        return new PersonalToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Scope.parse(row.getString("scope")),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "expires_at"));
    }
}
