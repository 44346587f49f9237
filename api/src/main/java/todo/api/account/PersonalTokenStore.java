package todo.api.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import todo.api.Ids;
import todo.api.database.Database;
import todo.failure.Failure;
import todo.failure.FailureCode;

/** Stores personal tokens. Safe for concurrent use. */
public final class PersonalTokenStore {

    private static final int MAX_ACTIVE = 50;

    /**
     * An expired token stays listed for so long, so that users see why a program stopped working.
     */
    public static final Duration EXPIRED_RETENTION = Duration.ofDays(30);

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
     * @throws Failure.Conflict if the user has the maximum of unexpired tokens
     */
    PersonalToken add(UUID user, NewPersonalToken token, byte[] digest) {
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
                .with(ids.next(), user, token.name(), token.scope().wire(), digest, now)
                .with(token.expiresAt())
                .with(user, now, MAX_ACTIVE)
                .first(PersonalToken::read)
                .orElseThrow(() ->
                        new Failure.Conflict(
                                FailureCode.LIMIT_REACHED,
                                "You have %d tokens. Delete one first.".formatted(MAX_ACTIVE)));
    }

    /**
     * @return whether it existed
     */
    boolean delete(UUID user, UUID id) {
        return database.sql("delete from personal_tokens where user_id = ? and id = ?")
                        .with(user, id)
                        .update()
                == 1;
    }

    /**
     * @return the token's owner as a caller; empty if the token is unknown or has expired
     */
    Optional<Caller> caller(String secret) {
        return database.sql(
                        """
                        select %s, scope from personal_tokens join users on users.id = user_id
                        where secret_hash = ? and (expires_at is null or expires_at > ?)
                        """
                                .formatted(User.COLUMNS))
                .with(PersonalTokenSecret.digest(secret), clock.instant())
                .first(row ->
                        new Caller(
                                User.read(row),
                                permitted(Scope.parse(row.getString("scope"))),
                                Channel.API));
    }

    /** A personal token that may write may delete too. */
    private static Scope permitted(Scope scope) {
        return scope == Scope.WRITE ? Scope.DELETE : scope;
    }
}
