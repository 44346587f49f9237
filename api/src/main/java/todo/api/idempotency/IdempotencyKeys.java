package todo.api.idempotency;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import todo.api.account.Auth.CallerHandler;
import todo.api.account.Auth.SessionHandler;
import todo.api.account.Auth.UnverifiedHandler;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Request;
import todo.http.Response;

/**
 * Lets a client that has got no answer send its request again: with the same {@code
 * Idempotency-Key}, it is done once and answered alike. A route that makes something says so in one
 * word, {@code auth.required(keys.once(this::create))}, and in the document of the API.
 *
 * <p>The key is kept, with the answer, in the transaction of all that the handler writes: there is
 * no moment at which one of them is lost without the other. So the handler does its work on the
 * thread that calls it, and answers with bytes rather than with a stream. A request without a key
 * is handled as if this were not here.
 *
 * <p>Safe for concurrent use, by any number of replicas.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 *     Idempotency-Key HTTP header field</a>
 */
public final class IdempotencyKeys {

    /** After so long a key is as good as new. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** Of a request's body, in bytes, where the route says nothing else. */
    private static final int BODY_LIMIT = 1024 * 1024;

    private final Database database;
    private final Clock clock;

    public IdempotencyKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @return a handler that does what {@code handler} does, once for each key. While the first
     *     request with a key is being worked on, others wait for its answer, or for its failure,
     *     which leaves the key to the next one
     */
    public CallerHandler once(CallerHandler handler) {
        return once(BODY_LIMIT, handler);
    }

    /**
     * @param limit of the body, in bytes: the handler's own
     */
    public CallerHandler once(int limit, CallerHandler handler) {
        return (request, caller) ->
                once(
                        limit,
                        true,
                        request,
                        () -> caller.user().id(),
                        () -> handler.handle(request, caller));
    }

    /** The same, for what is asked often: only a request with a key asks first who sends it. */
    public UnverifiedHandler onceVerifiedBySql(UnverifiedHandler handler) {
        return (request, guard) ->
                once(
                        BODY_LIMIT,
                        true,
                        request,
                        () -> guard.caller().user().id(),
                        () -> handler.handle(request, guard));
    }

    /**
     * The same, for what answers with a secret, of which nothing is kept: a repeat is not done, and
     * told so by a {@link Failure.Conflict}.
     */
    public CallerHandler onceSecret(CallerHandler handler) {
        return (request, caller) ->
                once(
                        BODY_LIMIT,
                        false,
                        request,
                        () -> caller.user().id(),
                        () -> handler.handle(request, caller));
    }

    /** The same, for what concerns the account itself. */
    public SessionHandler onceSecretSignedIn(SessionHandler handler) {
        return (request, session) ->
                once(
                        BODY_LIMIT,
                        false,
                        request,
                        () -> session.user().id(),
                        () -> handler.handle(request, session));
    }

    /**
     * @param shown whether a repeat is shown the answer
     */
    private Response once(
            int limit,
            boolean shown,
            Request request,
            Supplier<UUID> owner,
            Supplier<Response> work) {
        if (!IdempotencyKey.isIn(request)) {
            return work.get();
        }
        // Reads the body, while there is no transaction: a slow client holds no connection.
        var key = IdempotencyKey.of(request, owner.get(), limit);
        return database.transaction(transaction -> {
            if (!claim(transaction, key)) {
                return repeat(kept(transaction, key), key);
            }
            var response = work.get();
            if (response.status() >= 400) {
                release(transaction, key);
            } else if (shown) {
                keep(transaction, key, StoredResponse.of(key, response));
            }
            return response;
        });
    }

    /**
     * Waits while somebody else has the key and is not done.
     *
     * @return false where it is done
     * @throws Failure.Conflict if waiting took too long
     */
    private boolean claim(Transaction transaction, IdempotencyKey key) {
        var now = now();
        return transaction
                .sql(
                        """
                        with patience as materialized (select set_config('lock_timeout', '3s', true))
                        insert into idempotency_keys (user_id, key, request_hash, created_at)
                        select ?, ?, ?, ? from patience
                        on conflict (user_id, key) do update
                          set request_hash = excluded.request_hash, created_at = excluded.created_at
                          where idempotency_keys.created_at <= ?
                        returning true
                        """)
                .with(key.owner(), key.text(), key.digest(), now, now.minus(LIFETIME))
                .first(row -> true)
                .isPresent();
    }

    private static StoredResponse kept(Transaction transaction, IdempotencyKey key) {
        return transaction
                .sql("select * from idempotency_keys where user_id = ? and key = ?")
                .with(key.owner(), key.text())
                .first(StoredResponse::read)
                .orElseThrow();
    }

    private static Response repeat(StoredResponse first, IdempotencyKey key) {
        if (!MessageDigest.isEqual(first.digest(), key.digest())) {
            throw new Failure.Invalid(
                    List.of(
                            new Failure.Fault(
                                    "",
                                    "This Idempotency-Key was sent with another request. Choose a new one for each.")));
        }
        if (first.isSecret()) {
            throw new Failure.Conflict(
                    FailureCode.SECRET_SHOWN,
                    "This was done when it was first asked, and answered with a secret that is shown only once."
                            + " Choose another Idempotency-Key for a new one.");
        }
        return first.response().with("Idempotency-Replayed", "true");
    }

    private static void keep(Transaction transaction, IdempotencyKey key, StoredResponse answer) {
        transaction
                .sql(
                        """
                        update idempotency_keys set status = ?, headers = ?::jsonb, body = ?
                        where user_id = ? and key = ?
                        """)
                .with(answer.status(), answer.headers(), answer.body(), key.owner(), key.text())
                .update();
    }

    private static void release(Transaction transaction, IdempotencyKey key) {
        transaction
                .sql("delete from idempotency_keys where user_id = ? and key = ?")
                .with(key.owner(), key.text())
                .update();
    }

    /**
     * @return to the microsecond, which is what the database keeps
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
