package todo.api.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Database;

/** Keeps accounts and sessions; safe for concurrent use. */
public final class AccountStore {

    /** A session ends with its access token, for there is nothing yet that would renew it. */
    private static final Duration SESSION_LIFETIME = AccessTokens.LIFETIME;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    public AccountStore(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return the new user; empty where the e-mail has an account already, in whatever case
     */
    Optional<User> add(String email, @Nullable String name, String passwordHash) {
        return database.sql(
                        """
                        insert into users (id, email, name, password_hash, created_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (lower(email)) do nothing
                        returning %s
                        """
                                .formatted(User.COLUMNS))
                .with(ids.next(), email, name, passwordHash, clock.instant())
                .first(User::read);
    }

    /** Somebody with what their password is compared with. */
    record Login(User user, String passwordHash) {}

    Optional<Login> login(String email) {
        return database.sql(
                        "select password_hash, %s from users where lower(email) = lower(?)"
                                .formatted(User.COLUMNS))
                .with(email)
                .first(row -> new Login(User.read(row), row.getString("password_hash")));
    }

    Session open(User user) {
        var session = new Session(ids.next(), user);
        var now = clock.instant();
        database.sql(
                        """
                        with ended as (delete from sessions where user_id = ? and expires_at <= ?)
                        insert into sessions (id, user_id, created_at, expires_at)
                        values (?, ?, ?, ?)
                        """)
                .with(user.id(), now, session.id(), user.id(), now, now.plus(SESSION_LIFETIME))
                .update();
        return session;
    }

    /**
     * @return the session, while it lives
     */
    Optional<Session> session(UUID id, UUID user) {
        return database.sql(
                        """
                        select %s from sessions join users on users.id = user_id
                        where sessions.id = ? and user_id = ? and expires_at > ?
                        """
                                .formatted(User.COLUMNS))
                .with(id, user, clock.instant())
                .first(row -> new Session(id, User.read(row)));
    }

    void close(Session session) {
        database.sql("delete from sessions where id = ?").with(session.id()).update();
    }
}
