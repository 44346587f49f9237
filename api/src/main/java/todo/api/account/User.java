package todo.api.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Sql;

/**
 * A user, as the API shows them.
 *
 * @param name to display; null if they gave none
 * @param timeZone an IANA zone
 * @param locale a BCP 47 tag
 */
public record User(
        UUID id,
        String email,
        @Nullable String name,
        Instant createdAt,
        String timeZone,
        String locale) {

    public static final String COLUMNS =
            """
            users.id, users.email, users.name, users.created_at, users.time_zone, users.locale\
            """;

    public static User read(ResultSet row) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                row.getString("time_zone"),
                row.getString("locale"));
    }
}
