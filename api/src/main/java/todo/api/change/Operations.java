package todo.api.change;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.account.Channel;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.api.database.Transaction;
import todo.http.Rfc3339;

/**
 * The only way to write tasks, lists and saved queries. A trigger logs each row that an operation
 * writes, and refuses what is written outside of one. Safe for concurrent use, by any number of
 * replicas: the changes of one user are committed in the order of their ids.
 */
public final class Operations {

    /**
     * How long a change can be looked up and undone: long enough for a mistake to be noticed by
     * somebody who was away for a season, and an end to what a log would grow to.
     */
    public static final Duration RETENTION = Duration.ofDays(90);

    /** How long the statements of {@link #writeMuch} may take in all. */
    private static final Duration MUCH = Duration.ofMinutes(1);

    private static final String SETTINGS =
            """
            select set_config('todo.operation', ?, true), set_config('todo.through', ?, true),
              set_config('todo.at', ?, true), set_config('todo.undoes', ?, true)\
            """;

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final Consumer<UUID> committed;
    private final UserLock turns;

    /**
     * @param committed told whose changes are in the log, after each operation of this process; it
     *     does not block
     */
    public Operations(Database database, Ids ids, Clock clock, Consumer<UUID> committed) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.committed = committed;
        this.turns = new UserLock(database);
    }

    /**
     * Runs {@code work} as one operation: one transaction, undone as a whole. No other write of the
     * same user happens meanwhile, on any replica; nothing is locked for others.
     */
    public <T> T write(Caller caller, Function<Transaction, T> work) {
        return write(caller.user().id(), caller.through(), work);
    }

    /** The same, where that many things are written that it rightly takes a while. */
    public <T> T writeMuch(Caller caller, Function<Transaction, T> work) {
        return database.within(MUCH, () -> write(caller, work));
    }

    /** The same, where nobody asks: for what the system does by itself. */
    public <T> T write(UUID owner, Channel through, Function<Transaction, T> work) {
        // Who is in a transaction has a connection already, and does not wait with it.
        return database.isInTransaction()
                ? writeNow(owner, through, work)
                : turns.take(owner, () -> writeNow(owner, through, work));
    }

    private <T> T writeNow(UUID owner, Channel through, Function<Transaction, T> work) {
        return database.transaction(transaction -> {
            begin(transaction, owner, through);
            var result = work.apply(transaction);
            announce(owner);
            return result;
        });
    }

    /** Does the same as {@link #writeMuch}, and takes all of it back in the end. */
    public <T> T rehearse(Caller caller, Function<Transaction, T> work) {
        return writeMuch(
                caller,
                transaction -> {
                    transaction.sql("savepoint rehearsal").update();
                    var result = work.apply(transaction);
                    transaction.sql("rollback to savepoint rehearsal").update();
                    return result;
                });
    }

    /**
     * An operation that undoes another one.
     *
     * @param undone finds out which
     */
    <T> T undo(
            Caller caller,
            Function<Transaction, UUID> undone,
            BiFunction<Transaction, UUID, T> work) {
        return writeMuch(
                caller,
                transaction -> {
                    var operation = undone.apply(transaction);
                    transaction
                            .sql("select set_config('todo.undoes', ?, true)")
                            .with(operation.toString())
                            .first(row -> true);
                    return work.apply(transaction, operation);
                });
    }

    /** Before anything else, so that two operations never wait for each other. */
    private void begin(Transaction transaction, UUID owner, Channel through) {
        var text = SETTINGS + ", pg_advisory_xact_lock(hashtextextended(?, 0))";
        set(transaction.sql(text), ids.next().toString(), through)
                .with(owner.toString())
                .first(row -> true);
    }

    /**
     * What adds things one by one, each by an operation of its own whose id is that of the thing.
     * Its statement may lock nothing that another operation changes: it takes its place among the
     * user's operations only at its end.
     *
     * @param text an insert that selects from {@code operation}, which has one row; none where the
     *     caller's session has ended
     * @param run gives the statement the parameters of {@code text}, and tells how many rows it has
     *     written
     */
    public <E> Additions<E> additions(String text, Run<E> run) {
        return new Additions<>(
                database,
                turns,
                (guard, elements) -> {
                    var statement =
                            database.sql(
                                    "with operation as materialized (%s where %s) %s"
                                            .formatted(SETTINGS, guard.proof().sql(), text));
                    set(statement, "each", guard.through())
                            .with(guard.proof().parameters().toArray());
                    var written = run.on(statement, guard.owner(), elements) > 0;
                    announce(guard.owner());
                    return written;
                });
    }

    /** Runs a statement that adds things. */
    @FunctionalInterface
    public interface Run<E> {
        int on(Sql statement, UUID owner, List<E> elements);
    }

    private Sql set(Sql settings, String operation, Channel through) {
        return settings.with(operation, through.wire(), Rfc3339.text(clock.instant()), "");
    }

    private void announce(UUID owner) {
        database.afterCommit(() -> committed.accept(owner));
    }
}
