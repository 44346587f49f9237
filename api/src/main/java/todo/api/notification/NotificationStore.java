package todo.api.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Database;

/**
 * Keeps notifications. Every method takes whose they are first, and somebody else's is as if it
 * were not there. Safe for concurrent use.
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
     * The newest first.
     *
     * @param before only those that are older than this one; null for the newest
     * @return one more than {@code limit}, where there are more
     */
    List<Notification> list(UUID owner, boolean unreadOnly, int limit, @Nullable UUID before) {
        return database.sql(
                        "%s %s and (?::uuid is null or n.id < ?) order by n.id desc limit ?"
                                .formatted(SELECT, unreadOnly ? "and n.read_at is null" : ""))
                .with(owner, before, before, limit + 1)
                .all(Notification::read);
    }

    long unread(UUID owner) {
        return database.sql(
                        "select count(*) from notifications where user_id = ? and read_at is null")
                .with(owner)
                .first(row -> row.getLong(1))
                .orElseThrow();
    }

    /**
     * @return the notification, read now or earlier; empty where it is not there
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
     * @return how many were not read before
     */
    int markAllRead(UUID owner) {
        return database.sql(
                        "update notifications set read_at = ? where user_id = ? and read_at is null")
                .with(clock.instant(), owner)
                .update();
    }
}
