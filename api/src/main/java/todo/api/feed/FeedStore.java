package todo.api.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import todo.api.Ids;
import todo.api.database.Database;
import todo.api.database.Sql;

/**
 * Stores feeds, at most one for each saved query. The feed of a deleted query answers 404 until the
 * deletion is undone. Safe for concurrent use.
 */
final class FeedStore {

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    FeedStore(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Opens a feed, which replaces an existing one.
     *
     * @return the time of its creation; empty if the owner has no such query
     */
    Optional<Instant> open(UUID owner, UUID query, FeedSecret secret) {
        return database.transaction(transaction -> {
            // The lock serializes simultaneous requests.
            var locked =
                    transaction
                            .sql(
                                    "select 1 from saved_queries where user_id = ? and id = ? for update")
                            .with(owner, query)
                            .first(row -> true);
            if (locked.isEmpty()) {
                return Optional.empty();
            }
            transaction
                    .sql("delete from feeds where user_id = ? and query_id = ?")
                    .with(owner, query)
                    .update();
            var now = clock.instant();
            transaction
                    .sql(
                            """
                            insert into feeds (id, user_id, query_id, secret_hash, created_at)
                            values (?, ?, ?, ?, ?)
                            """)
                    .with(ids.next(), owner, query, secret.digest(), now)
                    .update();
            return Optional.of(now);
        });
    }

    /**
     * @return the time at which the query's feed was created; empty if it has none
     */
    Optional<Instant> openSince(UUID owner, UUID query) {
        return database.sql(
                        """
                        select created_at from feeds
                        where user_id = ? and query_id = ? and query_deleted_at is null
                        """)
                .with(owner, query)
                .first(row -> Objects.requireNonNull(Sql.instant(row, "created_at")));
    }

    /**
     * @return whether it existed
     */
    boolean close(UUID owner, UUID query) {
        return database.sql(
                                """
                                delete from feeds
                                where user_id = ? and query_id = ? and query_deleted_at is null
                                """)
                        .with(owner, query)
                        .update()
                > 0;
    }

    Optional<CalendarFeed> find(FeedSecret secret) {
        return database.sql(CalendarFeed.SELECT).with(secret.digest()).first(CalendarFeed::read);
    }
}
