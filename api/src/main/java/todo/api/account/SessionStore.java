package todo.api.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** Keeps where people are signed in; safe for concurrent use, by any number of replicas. */
public final class SessionStore {

    /** A session that is not renewed for so long has ended. */
    public static final Duration IDLE = Duration.ofDays(14);

    /** However often it is renewed, it ends so long after its beginning. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /**
     * For so long a used refresh token gets the same successor again: two tabs renew at once, and
     * an answer may be lost.
     */
    private static final Duration REPEAT = Duration.ofSeconds(10);

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
     * @param login by which somebody has proved who they are
     * @param userAgent what the client calls itself; null where it does not
     * @param address where it is
     * @return empty where the password has been changed meanwhile, or the account deleted: the
     *     sessions that this ended are all there are
     */
    Optional<Session> open(AccountStore.Login login, @Nullable String userAgent, String address) {
        var user = login.user();
        var session = new Session(ids.next(), user);
        var now = now();
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
                        .with(user.id(), now.minus(LONGEST), now.minus(IDLE))
                        .with(session.id(), now, now, userAgent, address)
                        .with(user.id(), login.passwordHash())
                        .update();
        return opened == 1 ? Optional.of(session) : Optional.empty();
    }

    /**
     * @return the session, while it lives
     */
    Optional<Session> get(UUID id) {
        return living(database.sql(SELECT), id);
    }

    private Optional<Session> living(Sql select, UUID id) {
        return select.with(id, now().minus(LONGEST), now().minus(IDLE))
                .first(row -> new Session(id, User.read(row)));
    }

    /**
     * @return what holds in a statement while the session lives
     */
    Condition lives(UUID id) {
        return new Condition(
                """
                exists (select 1 from sessions
                  where sessions.id = ? and sessions.created_at > ? and sessions.renewed_at > ?)\
                """,
                List.of(id, now().minus(LONGEST), now().minus(IDLE)));
    }

    /** A session with the generation of its refresh token that is good from now on. */
    record Renewed(Session session, int generation) {}

    /**
     * Replaces a session's refresh token. One that was replaced before has been stolen, or its
     * successor has: the session ends.
     *
     * @return empty where the session has ended
     */
    Optional<Renewed> renew(RefreshTokens.Claims used) {
        return database.transaction(transaction -> {
            var last = last(transaction, used.session());
            var session = living(transaction.sql(SELECT), used.session());
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
                        .with(generation, now(), used.session())
                        .update();
            }
            return Optional.of(new Renewed(session.get(), generation));
        });
    }

    private record Last(int generation, Instant renewedAt) {}

    private static Optional<Last> last(Transaction transaction, UUID id) {
        return transaction
                .sql("select generation, renewed_at from sessions where id = ? for update")
                .with(id)
                .first(row ->
                        new Last(
                                row.getInt("generation"),
                                Objects.requireNonNull(Sql.instant(row, "renewed_at"))));
    }

    /**
     * @return -1 where the token was used before, and not just now
     */
    private int next(RefreshTokens.Claims used, Last last) {
        if (used.generation() == last.generation) {
            return last.generation + 1;
        }
        var again =
                used.generation() == last.generation - 1
                        && last.renewedAt.plus(REPEAT).isAfter(now());
        return again ? last.generation : -1;
    }

    /** Where somebody is signed in, as they see it. */
    record Place(
            UUID id,
            Instant createdAt,
            Instant renewedAt,
            @Nullable String userAgent,
            String address,
            boolean current) {}

    /**
     * @return the one that was used last first
     */
    List<Place> list(Session current) {
        return database.sql(
                        """
                        select * from sessions
                        where user_id = ? and created_at > ? and renewed_at > ?
                        order by renewed_at desc, id desc
                        """)
                .with(current.user().id(), now().minus(LONGEST), now().minus(IDLE))
                .all(row -> place(row, current));
    }

    private static Place place(ResultSet row, Session current) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Place(
                id,
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "renewed_at")),
                row.getString("user_agent"),
                row.getString("address"),
                id.equals(current.id()));
    }

    /**
     * @return whether it was there
     */
    boolean close(UUID user, UUID id) {
        return database.sql(DELETE + " and user_id = ?").with(id, user).update() == 1;
    }

    /** Ends every session of theirs but this one. */
    void closeOthers(Session session) {
        database.sql("delete from sessions where user_id = ? and id <> ?")
                .with(session.user().id(), session.id())
                .update();
    }

    /**
     * @return to the microsecond, which is what the database keeps
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
