package todo.api.change;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.account.Channel;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.failure.Failure;

/**
 * Runs every write of tasks, lists and saved queries as an operation: one transaction, which can be
 * undone as a whole. A trigger logs each row that an operation writes, and refuses writes outside
 * of operations. Safe for concurrent use by any number of replicas: the changes of one owner are
 * committed in the order of their ids.
 */
public final class Operations {

    /** How long a change can be looked up and undone. */
    public static final Duration RETENTION = Duration.ofDays(90);

    /** The time limit of all statements of {@link #runLong}. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final Consumer<UUID> committed;
    private final UserLock lock;

    /**
     * @param committed called after each operation of this process with the owner of its changes;
     *     does not block
     */
    public Operations(Database database, Ids ids, Clock clock, Consumer<UUID> committed) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.committed = committed;
        this.lock = new UserLock(database);
    }

    /**
     * Runs {@code work} as one operation. Operations of the same owner run one after the other, on
     * all replicas; operations of different owners do not wait for each other.
     */
    public <T> OperationResult<T> run(Caller caller, Function<Transaction, T> work) {
        return run(caller, ids.next(), work);
    }

    /**
     * The same with a given id.
     *
     * @param id of no earlier operation that has changed something
     */
    public <T> OperationResult<T> run(Caller caller, UUID id, Function<Transaction, T> work) {
        return run(caller.owner(), caller.channel(), id, work);
    }

    /** The same, with a longer time limit for operations that write many rows. */
    public <T> OperationResult<T> runLong(Caller caller, Function<Transaction, T> work) {
        return database.within(LONG, () -> run(caller, work));
    }

    /** The same as {@link #runLong}, but rolls everything back in the end. */
    public <T> OperationResult<T> rehearse(Caller caller, Function<Transaction, T> work) {
        return runLong(
                caller,
                transaction -> {
                    transaction.sql("savepoint rehearsal").update();
                    var result = work.apply(transaction);
                    transaction.sql("rollback to savepoint rehearsal").update();
                    return result;
                });
    }

    /**
     * The result of one of several pieces of work.
     *
     * @param value null if it has failed
     * @param failure null if it has succeeded
     */
    public record Attempt<T>(@Nullable T value, @Nullable Failure failure) {}

    /**
     * Runs pieces of work as one operation. A piece that fails changes nothing and does not stop
     * the others.
     *
     * @return the attempts, in the order of the pieces
     * @throws Failure.Unavailable if the database is unavailable; then nothing has changed
     */
    public <T> OperationResult<List<Attempt<T>>> runEach(
            Caller caller, List<Function<Transaction, T>> pieces) {
        return runLong(caller, attempts(pieces));
    }

    /** The same as {@link #runEach}, but rolls everything back in the end. */
    public <T> List<Attempt<T>> rehearseEach(Caller caller, List<Function<Transaction, T>> pieces) {
        return rehearse(caller, attempts(pieces)).value();
    }

    private static <T> Function<Transaction, List<Attempt<T>>> attempts(
            List<Function<Transaction, T>> pieces) {
        return transaction -> pieces.stream().map(piece -> attempt(transaction, piece)).toList();
    }

    private static <T> Attempt<T> attempt(Transaction transaction, Function<Transaction, T> piece) {
        transaction.sql("savepoint piece").update();
        try {
            var value = piece.apply(transaction);
            transaction.sql("release savepoint piece").update();
            return new Attempt<>(value, null);
        } catch (Failure.Unavailable unavailable) {
            throw unavailable;
        } catch (Failure failure) {
            transaction.sql("rollback to savepoint piece").update();
            return new Attempt<>(null, failure);
        }
    }

    private <T> OperationResult<T> run(
            UUID owner, Channel channel, UUID id, Function<Transaction, T> work) {
        return new OperationResult<>(
                id,
                locked(
                        owner,
                        () ->
                                database.transaction(transaction -> {
                                    begin(transaction, id, owner, channel);
                                    var result = work.apply(transaction);
                                    announce(owner);
                                    return result;
                                })));
    }

    /** A statement that is a whole operation by itself: it locks its owner and logs its changes. */
    @FunctionalInterface
    public interface Statement {

        /**
         * @return how many rows it has written
         */
        int run(UUID operationId, String now);
    }

    /**
     * Runs a statement as an operation: a single round trip to the database.
     *
     * @return the number of rows that it has written
     */
    public OperationResult<Integer> run(UUID owner, Statement statement) {
        var id = ids.next();
        var written = locked(owner, () -> statement.run(id, clock.instant().toString()));
        announce(owner);
        return new OperationResult<>(id, written);
    }

    /**
     * An operation that undoes another one.
     *
     * @param find returns the id of the operation to undo
     */
    <T> OperationResult<T> undo(
            Caller caller,
            Function<Transaction, UUID> find,
            BiFunction<Transaction, UUID, T> work) {
        return runLong(
                caller,
                transaction -> {
                    var operation = find.apply(transaction);
                    transaction
                            .sql("select set_config('todo.undoes', ?, true)")
                            .with(operation.toString())
                            .first(row -> true);
                    return work.apply(transaction, operation);
                });
    }

    /** A thread in a transaction has a connection already: it must not wait while it holds that. */
    private <T> T locked(UUID owner, Supplier<T> work) {
        return database.isInTransaction() ? work.get() : lock.hold(owner, work);
    }

    /** Locks first, so that two operations never wait for each other. */
    private void begin(Transaction transaction, UUID id, UUID owner, Channel channel) {
        transaction
                .sql(
                        """
                        select set_config('todo.operation', ?, true), set_config('todo.through', ?, true),
                          set_config('todo.at', ?, true), set_config('todo.undoes', '', true),
                          set_config('todo.logs_itself', '', true),
                          pg_advisory_xact_lock(hashtextextended(?, 0))
                        """)
                .with(id.toString(), channel.wire(), clock.instant().toString(), owner.toString())
                .first(row -> true);
    }

    private void announce(UUID owner) {
        database.afterCommit(() -> committed.accept(owner));
    }
}
