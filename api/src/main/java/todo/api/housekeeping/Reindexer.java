package todo.api.housekeeping;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.failure.Failure;

/**
 * Computes the search words of tasks again after a migration has changed the function that does so.
 * Works in small batches, on one replica at a time, and continues where the last batch ended. It
 * changes neither the tasks nor their versions, and leaves nothing in the change log. Safe for
 * concurrent use.
 */
public final class Reindexer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Reindexer.class);

    /** Tasks per transaction, because other writers of these tasks wait for it. */
    private static final int BATCH_SIZE = 200;

    /** Of the texts of these tasks: long ones must not exceed the timeout of the connection. */
    private static final int BATCH_BYTES = 100_000;

    /** After each batch, to leave most of the database's time to requests. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** After a failure, and while another replica is at work. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Database database;
    private final Thread thread = Thread.ofVirtual().name("reindexer").unstarted(this::run);

    private Reindexer(Database database) {
        this.database = database;
    }

    /** The result of a batch. */
    private enum Progress {
        CONTINUES,
        BLOCKED,
        DONE
    }

    /** Starts a thread that ends when all tasks are reindexed. */
    public static Reindexer start(Database database) {
        var reindexer = new Reindexer(database);
        reindexer.thread.start();
        return reindexer;
    }

    private void run() {
        try {
            var progress = Progress.BLOCKED;
            while (progress != Progress.DONE) {
                progress = next();
                Thread.sleep(progress == Progress.BLOCKED ? RETRY : PAUSE);
            }
        } catch (InterruptedException interrupted) {
            // The service is shutting down.
        }
    }

    private Progress next() {
        try {
            return database.transaction(Reindexer::batch);
        } catch (Failure.Unavailable | Failure.Conflict busy) {
            return Progress.BLOCKED;
        } catch (RuntimeException unexpected) {
            log.error("reindexing failed and will be retried", unexpected);
            return Progress.BLOCKED;
        }
    }

    private static Progress batch(Transaction transaction) {
        var last =
                transaction
                        .sql("select after_task from reindexing for update skip locked")
                        .first(row -> row.getObject("after_task", UUID.class));
        return last.isPresent() ? batch(transaction, last.get()) : lockedOrDone(transaction);
    }

    private static Progress batch(Transaction transaction, UUID last) {
        // Gives way to a writer of the same tasks before PostgreSQL looks for a deadlock.
        transaction
                .sql(
                        """
                        select set_config('todo.reindexing', 'true', true), set_config('lock_timeout', '100ms', true)
                        """)
                .first(row -> true);
        var reindexed = reindex(transaction, last);
        if (reindexed.isPresent()) {
            transaction.sql("update reindexing set after_task = ?").with(reindexed.get()).update();
            return Progress.CONTINUES;
        }
        transaction.sql("delete from reindexing").update();
        log.info("all tasks are reindexed");
        return Progress.DONE;
    }

    /**
     * @return the last task of the batch; empty if there are no more
     */
    private static Optional<UUID> reindex(Transaction transaction, UUID last) {
        return transaction
                .sql(
                        """
                        with page as materialized (
                          select id, octet_length(title) + coalesce(octet_length(description), 0) as bytes
                          from tasks where id > ? order by id limit %d),
                        batch as materialized (
                          select id from (select id, sum(bytes) over (order by id) - bytes as earlier from page) sized
                          where earlier < %d),
                        reindexed as (
                          update tasks set title = title from batch
                          where tasks.id = batch.id and search <> words_of(user_id, title, description, tags))
                        select id from batch order by id desc limit 1
                        """
                                .formatted(BATCH_SIZE, BATCH_BYTES))
                .with(last)
                .first(row -> row.getObject("id", UUID.class));
    }

    private static Progress lockedOrDone(Transaction transaction) {
        return transaction.sql("select from reindexing").first(row -> true).isPresent()
                ? Progress.BLOCKED
                : Progress.DONE;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
