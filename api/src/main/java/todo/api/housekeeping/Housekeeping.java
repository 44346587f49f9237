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
 * Deletes expired rows once an hour, in batches so that no other statement waits for long, and on
 * one replica at a time. Safe for concurrent use.
 */
public final class Housekeeping implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    /** A notification is deleted this long after it was read. */
    private static final Duration READ_NOTIFICATION_RETENTION = Duration.ofDays(90);

    private static final List<RetentionRule> RULES =
            List.of(
                    new RetentionRule("idempotency_keys", "created_at", IdempotencyKeys.LIFETIME),
                    new RetentionRule("sessions", "renewed_at", SessionStore.MAX_IDLE),
                    new RetentionRule("sessions", "created_at", SessionStore.MAX_AGE),
                    new RetentionRule(
                            "personal_tokens", "expires_at", PersonalTokenStore.EXPIRED_RETENTION),
                    new RetentionRule("oauth_grants", "expires_at", Duration.ZERO),
                    new RetentionRule("oauth_clients", "expires_at", Duration.ZERO),
                    new RetentionRule("login_attempts", "last_at", LoginThrottle.RETENTION),
                    new RetentionRule("changes", "made_at", Operations.RETENTION),
                    new RetentionRule("feeds", "query_deleted_at", Operations.RETENTION),
                    new RetentionRule("notifications", "read_at", READ_NOTIFICATION_RETENTION));

    /** Rows per transaction; a batch takes a few milliseconds. */
    private static final int BATCH_SIZE = 1_000;

    /** Per table; the rest is deleted in the next hour. */
    private static final int MAX_BATCHES = 1_000;

    private final Database database;
    private final Clock clock;
    private final Thread thread =
            Thread.ofVirtual().name("housekeeping").unstarted(this::everyHour);

    private Housekeeping(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * How long the rows of a table are stored.
     *
     * @param column the start of their age; a row where it is null is not deleted
     */
    private record RetentionRule(String table, String column, Duration age) {

        /**
         * @return the number of rows deleted, at most {@link #BATCH_SIZE}
         */
        int deleteBatch(Transaction transaction, Instant now) {
            return transaction
                    .sql(
                            """
                            delete from %1$s where ctid = any (array(
                              select ctid from %1$s where %2$s <= ? limit %3$d for update skip locked))
                            """
                                    .formatted(table, column, BATCH_SIZE))
                    .with(now.minus(age))
                    .update();
        }
    }

    /**
     * The first sweep is at a random time within an hour, so that replicas do not sweep together.
     */
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
        } catch (InterruptedException interrupted) {
            // The service is shutting down.
        }
    }

    /** Deletes all expired rows, unless another replica is doing so. */
    static void sweep(Database database, Clock clock) {
        try {
            RULES.forEach(rule -> sweep(database, clock, rule));
        } catch (Failure.Unavailable unavailable) {
            log.info("skipped housekeeping: the database is unavailable");
        } catch (RuntimeException unexpected) {
            log.error("housekeeping failed", unexpected);
        }
    }

    private static void sweep(Database database, Clock clock, RetentionRule rule) {
        for (var i = 0; i < MAX_BATCHES; i++) {
            int deleted =
                    database.transaction(transaction ->
                            tryLock(transaction)
                                    ? rule.deleteBatch(transaction, clock.instant())
                                    : 0);
            if (deleted < BATCH_SIZE) {
                return;
            }
        }
    }

    private static boolean tryLock(Transaction transaction) {
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
