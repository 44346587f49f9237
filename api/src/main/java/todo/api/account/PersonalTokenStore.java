package todo.api.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Database;
import todo.failure.Failure;
import todo.failure.FailureCode;

/** Keeps personal tokens; safe for concurrent use. */
public final class PersonalTokenStore {

    private static final int MOST = 50;

    /** For so long people see what has expired, and why a program of theirs has stopped. */
    public static final Duration EXPIRED = Duration.ofDays(30);

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    public PersonalTokenStore(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    List<PersonalToken> list(UUID user) {
        return database.sql("select * from personal_tokens where user_id = ? order by id desc")
                .with(user)
                .all(PersonalToken::read);
    }

    /**
     * @throws Failure.Conflict if too many have not expired
     */
    PersonalToken add(
            UUID user, String name, Scope scope, @Nullable Instant expiresAt, byte[] digest) {
        var now = clock.instant();
        return database.sql(
                        """
                        insert into personal_tokens
                          (id, user_id, name, scope, secret_hash, created_at, expires_at)
                        select ?, ?, ?, ?, ?, ?, ?
                        where (select count(*) from personal_tokens
                          where user_id = ? and (expires_at is null or expires_at > ?)) < ?
                        returning *
                        """)
                .with(ids.next(), user, name, scope.wire(), digest, now, expiresAt)
                .with(user, now, MOST)
                .first(PersonalToken::read)
                .orElseThrow(() ->
                        new Failure.Conflict(
                                FailureCode.LIMIT_REACHED,
                                "You have %d tokens. Delete one first.".formatted(MOST)));
    }

    /**
     * @return whether it was there
     */
    boolean remove(UUID user, UUID id) {
        return database.sql("delete from personal_tokens where user_id = ? and id = ?")
                        .with(user, id)
                        .update()
                == 1;
    }

    /**
     * @return who gave the token away; empty where it is not one of ours, or has expired
     */
    Optional<Caller> caller(String secret) {
        return database.sql(
                        """
                        select %s, scope from personal_tokens join users on users.id = user_id
                        where secret_hash = ? and (expires_at is null or expires_at > ?)
                        """
                                .formatted(User.COLUMNS))
                .with(PersonalTokens.digest(secret), clock.instant())
                .first(row ->
                        new Caller(
                                User.read(row), Scope.parse(row.getString("scope")), Channel.API));
    }
}
