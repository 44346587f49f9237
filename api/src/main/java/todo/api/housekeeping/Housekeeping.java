package todo.api.housekeeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.api.account.LoginThrottle;
import todo.api.account.PersonalTokenStore;
import todo.api.account.SessionStore;
import todo.api.change.Operations;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.api.idempotency.IdempotencyKeys;
import todo.failure.Failure;

/**
 * Once an hour, removes the rows that are too old: some at a time, so that nothing else has to
 * wait, and on one replica at a time. Safe for concurrent use.
 */
public final class Housekeeping implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    /** Somebody has read it, and had a season to look at it again. */
    private static final Duration READ_NOTIFICATIONS = Duration.ofDays(90);

    private static final List<Expired> ALL =
            List.of(
                    new Expired("idempotency_keys", "created_at", IdempotencyKeys.LIFETIME),
                    new Expired("sessions", "renewed_at", SessionStore.MAX_IDLE),
                    new Expired("sessions", "created_at", SessionStore.MAX_AGE),
                    new Expired(
                            "personal_tokens", "expires_at", PersonalTokenStore.EXPIRED_RETENTION),
                    new Expired("login_attempts", "last_at", LoginThrottle.RETENTION),
                    new Expired("changes", "made_at", Operations.RETENTION),
                    new Expired("feeds", "query_deleted_at", Operations.RETENTION),
                    new Expired("notifications", "read_at", READ_NOTIFICATIONS));

    /** Of rows: few milliseconds for each of them. */
    private static final int BATCH = 1_000;

    /** Of batches of one kind: what is left then has time until the next hour. */
    private static final int MOST = 1_000;

    private final Database database;
    private final Clock clock;
    private final Thread thread =
            Thread.ofVirtual().name("housekeeping").unstarted(this::everyHour);

    private Housekeeping(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Rows that have an end.
     *
     * @param column when they began to age; where it is null, they do not
     */
    private record Expired(String table, String column, Duration age) {

        /**
         * @return how many were removed, {@link #BATCH} at most
         */
        int remove(Transaction transaction, Instant now) {
            return transaction
                    .sql(
                            """
                            delete from %1$s where ctid = any (array(
                              select ctid from %1$s where %2$s <= ? limit %3$d for update skip locked))
                            """
                                    .formatted(table, column, BATCH))
                    .with(now.minus(age))
                    .update();
        }
    }

    /** Begins within the hour: nothing is in a hurry, and replicas that start together part. */
    public static Housekeeping start(Database database, Clock clock) {
        var housekeeping = new Housekeeping(database, clock);
        housekeeping.thread.start();
        return housekeeping;
    }

    private void everyHour() {
        try {
            Thread.sleep(Duration.ofMinutes(ThreadLocalRandom.current().nextInt(1, 60)));
            while (true) {
                sweep(database, clock);
                Thread.sleep(Duration.ofMinutes(ThreadLocalRandom.current().nextInt(50, 70)));
            }
        } catch (InterruptedException stop) {
            // The service ends.
        }
    }

    /** Removes all that is too old now, unless another replica is doing so. */
    static void sweep(Database database, Clock clock) {
        try {
            ALL.forEach(expired -> sweep(database, clock, expired));
        } catch (Failure.Unavailable away) {
            log.info("nothing is cleared up while the database is away");
        } catch (RuntimeException unexpected) {
            log.error("clearing up failed", unexpected);
        }
    }

    private static void sweep(Database database, Clock clock, Expired expired) {
        for (var i = 0; i < MOST; i++) {
            int removed =
                    database.transaction(transaction ->
                            alone(transaction) ? expired.remove(transaction, clock.instant()) : 0);
            if (removed < BATCH) {
                return;
            }
        }
    }

    private static boolean alone(Transaction transaction) {
        return transaction
                .sql("select pg_try_advisory_xact_lock(hashtextextended('housekeeping', 0))")
                .first(row -> row.getBoolean(1))
                .orElseThrow();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
