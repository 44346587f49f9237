package todo.api.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Database;

/**
 * Stores notifications. Every method sees only those of its {@code owner}. Safe for concurrent use.
 */
public final class NotificationStore {

    private static final String SELECT =
            """
            select n.id, n.user_id, tasks.id as task_id, n.type, n.message, n.sent_at, n.read_at, n.created_at
            from notifications n left join tasks on tasks.id = n.task_id and tasks.user_id = n.user_id
            where n.user_id = ?
            """;

    private final Database database;
    private final Clock clock;

    public NotificationStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param before only notifications older than this one; null starts with the newest
     * @return newest first; one more than {@code limit} if there are more
     */
    List<Notification> list(UUID owner, boolean unreadOnly, int limit, @Nullable UUID before) {
        return database.sql(
                        "%s %s and (?::uuid is null or n.id < ?) order by n.id desc limit ?"
                                .formatted(SELECT, unreadOnly ? "and n.read_at is null" : ""))
                .with(owner, before, before, limit + 1)
                .all(Notification::read);
    }

    long countUnread(UUID owner) {
        return database.sql(
                        "select count(*) from notifications where user_id = ? and read_at is null")
                .with(owner)
                .first(row -> row.getLong(1))
                .orElseThrow();
    }

    /**
     * @return the notification; empty if it does not exist
     */
    Optional<Notification> markRead(UUID owner, UUID id) {
        database.sql(
                        """
                        update notifications set read_at = ?
                        where user_id = ? and id = ? and read_at is null
                        """)
                .with(clock.instant(), owner, id)
                .update();
        return database.sql(SELECT + " and n.id = ?").with(owner, id).first(Notification::read);
    }

    /**
     * @return how many were unread
     */
    int markAllRead(UUID owner) {
        return database.sql(
                        "update notifications set read_at = ? where user_id = ? and read_at is null")
                .with(clock.instant(), owner)
                .update();
    }
}
