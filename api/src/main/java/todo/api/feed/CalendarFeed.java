package todo.api.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A feed and the saved query that it publishes.
 *
 * @param zone the owner's time zone
 * @param name of the saved query
 * @param q text of the saved query
 * @param version of the saved query
 * @param lastChange the id of the owner's last change; 0 if none is stored
 */
record CalendarFeed(
        UUID id, UUID owner, ZoneId zone, String name, String q, long version, long lastChange) {

    static final String SELECT =
            """
            select feeds.id, feeds.user_id, time_zone, saved_queries.name, q, version,
              (select coalesce(max(changes.id), 0) from changes
               where changes.user_id = feeds.user_id) as last_change
            from feeds join saved_queries on saved_queries.id = query_id
              join users on users.id = feeds.user_id
            where secret_hash = ? and query_deleted_at is null
            """;

    static CalendarFeed read(ResultSet row) throws SQLException {
        return new CalendarFeed(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                ZoneId.of(row.getString("time_zone")),
                row.getString("name"),
                row.getString("q"),
                row.getLong("version"),
                row.getLong("last_change"));
    }
}
