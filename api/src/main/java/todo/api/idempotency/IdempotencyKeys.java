package todo.api.idempotency;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.failure.FaultCode;

/**
 * Lets a client that got no answer repeat its request: with the same key the work is done once, and
 * both get the same answer. The key and the answer are stored in the transaction of everything that
 * the work writes, so that a crash cannot separate them. Safe for concurrent use by any number of
 * replicas.
 */
public final class IdempotencyKeys {

    /** A key can be used again for another request after this time. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private final Database database;
    private final Clock clock;

    public IdempotencyKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Converts the answers of one face of the product. */
    public interface Answers<T> {

        /**
         * @return empty for a failure, which leaves the key unused
         */
        Optional<StoredAnswer> store(T answer);

        /**
         * @return the answer to a repeated request
         */
        T restore(StoredAnswer stored);
    }

    /**
     * Does {@code work}, on this thread, unless it has been done with this key. While the first
     * request with a key is in progress, others wait for its answer.
     *
     * @throws Failure.Invalid if the key belongs to another request
     * @throws Failure.Conflict if the first answer was a secret, or waiting took too long
     */
    public <T> T once(IdempotencyKey key, Answers<T> answers, Supplier<T> work) {
        return database.transaction(transaction -> {
            if (!claim(transaction, key)) {
                return answers.restore(stored(transaction, key));
            }
            var answer = work.get();
            answers.store(answer)
                    .ifPresentOrElse(
                            stored -> store(transaction, key, stored),
                            () -> release(transaction, key));
            return answer;
        });
    }

    /**
     * Waits while another request with the key is in progress.
     *
     * @return false if the work has been done
     * @throws Failure.Conflict if waiting took too long
     */
    private boolean claim(Transaction transaction, IdempotencyKey key) {
        var now = clock.instant();
        return transaction
                .sql(
                        """
                        with waiting as materialized (select set_config('lock_timeout', '3s', true))
                        insert into idempotency_keys (user_id, key, request_hash, created_at)
                        select ?, ?, ?, ? from waiting
                        on conflict (user_id, key) do update
                          set request_hash = excluded.request_hash, created_at = excluded.created_at
                          where idempotency_keys.created_at <= ?
                        returning true
                        """)
                .with(key.owner(), key.text(), key.digest(), now, now.minus(LIFETIME))
                .first(row -> true)
                .isPresent();
    }

    private static StoredAnswer stored(Transaction transaction, IdempotencyKey key) {
        var stored =
                transaction
                        .sql(
                                """
                                select status, headers, body, request_hash from idempotency_keys
                                where user_id = ? and key = ?
                                """)
                        .with(key.owner(), key.text())
                        .first(row -> {
                            if (!MessageDigest.isEqual(
                                    row.getBytes("request_hash"), key.digest())) {
                                throw new Failure.Invalid(
                                        "",
                                        FaultCode.INVALID,
                                        "This Idempotency-Key was sent with another request. Use a new one for each.");
                            }
                            return StoredAnswer.read(row);
                        })
                        .orElseThrow();
        if (stored.isSecret()) {
            throw new Failure.Conflict(
                    FailureCode.SECRET_SHOWN,
                    "The first request with this Idempotency-Key got a secret, which is shown only once."
                            + " Use another key for a new one.");
        }
        return stored;
    }

    private static void store(Transaction transaction, IdempotencyKey key, StoredAnswer answer) {
        if (answer.isSecret()) {
            return;
        }
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
}
