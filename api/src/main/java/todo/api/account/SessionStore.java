package todo.api.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.api.database.Transaction;

/** Stores sessions. Safe for concurrent use, by any number of replicas. */
public final class SessionStore {

    /** A session ends if it is not renewed for this long. */
    public static final Duration MAX_IDLE = Duration.ofDays(14);

    /** A session ends this long after its start, however often it is renewed. */
    public static final Duration MAX_AGE = Duration.ofDays(90);

    /**
     * A used refresh token gets the same successor again for this long, because two tabs may renew
     * at once and an answer may get lost.
     */
    private static final Duration REUSE_WINDOW = Duration.ofSeconds(10);

    private static final String SELECT =
            """
            select %s from sessions join users on users.id = user_id
            where sessions.id = ? and sessions.created_at > ? and renewed_at > ?
            """
                    .formatted(User.COLUMNS);

    private static final String DELETE = "delete from sessions where id = ?";

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    public SessionStore(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param credentials verified
     * @return empty if the password has been changed or the account deleted in the meantime
     */
    Optional<Session> open(AccountStore.Credentials credentials, ClientInfo client) {
        var user = credentials.user();
        var session = new Session(ids.next(), user);
        var now = clock.instant();
        var opened =
                database.sql(
                                """
                                with ended as (
                                  delete from sessions
                                  where user_id = ? and (created_at <= ? or renewed_at <= ?))
                                insert into sessions
                                  (id, user_id, created_at, renewed_at, user_agent, address)
                                select ?, id, ?, ?, ?, ? from users
                                where id = ? and password_hash = ?
                                for share
                                """)
                        .with(user.id(), now.minus(MAX_AGE), now.minus(MAX_IDLE))
                        .with(session.id(), now, now, client.userAgent(), client.address())
                        .with(user.id(), credentials.passwordHash())
                        .update();
        return opened == 1 ? Optional.of(session) : Optional.empty();
    }

    /**
     * @return the session; empty if it has ended
     */
    Optional<Session> get(UUID id) {
        return find(database.sql(SELECT), id);
    }

    private Optional<Session> find(Sql select, UUID id) {
        return select.with(id, clock.instant().minus(MAX_AGE), clock.instant().minus(MAX_IDLE))
                .first(row -> new Session(id, User.read(row)));
    }

    /**
     * @return a condition that is true while the session is active
     */
    Condition isActive(UUID id) {
        return new Condition(
                """
                exists (select 1 from sessions
                  where sessions.id = ? and sessions.created_at > ? and sessions.renewed_at > ?)\
                """,
                List.of(id, clock.instant().minus(MAX_AGE), clock.instant().minus(MAX_IDLE)));
    }

    /** A session and the number of its new refresh token. */
    record Renewed(Session session, int generation) {}

    /**
     * Replaces a session's refresh token. If the token was replaced before, it or its successor has
     * been stolen, so the session ends.
     *
     * @return empty if the session has ended
     */
    Optional<Renewed> renew(RefreshTokens.SessionGeneration used) {
        return database.transaction(transaction -> {
            var last = lock(transaction, used.session());
            var session = find(transaction.sql(SELECT), used.session());
            if (last.isEmpty() || session.isEmpty()) {
                return Optional.empty();
            }
            var generation = next(used, last.get());
            if (generation < 0) {
                transaction.sql(DELETE).with(used.session()).update();
                return Optional.empty();
            }
            if (generation > last.get().generation) {
                transaction
                        .sql("update sessions set generation = ?, renewed_at = ? where id = ?")
                        .with(generation, clock.instant(), used.session())
                        .update();
            }
            return Optional.of(new Renewed(session.get(), generation));
        });
    }

    private record RefreshState(int generation, Instant renewedAt) {}

    private static Optional<RefreshState> lock(Transaction transaction, UUID id) {
        return transaction
                .sql("select generation, renewed_at from sessions where id = ? for update")
                .with(id)
                .first(row ->
                        new RefreshState(
                                row.getInt("generation"),
                                Objects.requireNonNull(Sql.instant(row, "renewed_at"))));
    }

    /**
     * @return -1 if the token was used before {@link #REUSE_WINDOW}
     */
    private int next(RefreshTokens.SessionGeneration used, RefreshState last) {
        if (used.generation() == last.generation) {
            return last.generation + 1;
        }
        var reused =
                used.generation() == last.generation - 1
                        && last.renewedAt.plus(REUSE_WINDOW).isAfter(clock.instant());
        return reused ? last.generation : -1;
    }

    /**
     * A session as the API shows it.
     *
     * @param current whether the request belongs to it
     */
    record ActiveSession(
            UUID id,
            Instant createdAt,
            Instant renewedAt,
            @Nullable String userAgent,
            String address,
            boolean current) {}

    /**
     * @return most recently renewed first
     */
    List<ActiveSession> list(Session current) {
        return database.sql(
                        """
                        select * from sessions
                        where user_id = ? and created_at > ? and renewed_at > ?
                        order by renewed_at desc, id desc
                        """)
                .with(
                        current.user().id(),
                        clock.instant().minus(MAX_AGE),
                        clock.instant().minus(MAX_IDLE))
                .all(row -> activeSession(row, current));
    }

    private static ActiveSession activeSession(ResultSet row, Session current) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new ActiveSession(
                id,
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "renewed_at")),
                row.getString("user_agent"),
                row.getString("address"),
                id.equals(current.id()));
    }

    /**
     * @return whether it existed
     */
    boolean close(UUID user, UUID id) {
        return database.sql(DELETE + " and user_id = ?").with(id, user).update() == 1;
    }

    /** Ends the user's other sessions. */
    void closeOthers(Session session) {
        database.sql("delete from sessions where user_id = ? and id <> ?")
                .with(session.user().id(), session.id())
                .update();
    }
}
