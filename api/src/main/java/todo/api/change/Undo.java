package todo.api.change;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.api.account.Caller;
import todo.api.database.Transaction;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Undoes operations. An undo is an operation itself, and can be undone. Safe for concurrent use.
 */
public final class Undo {

    /**
     * Holds if the operation {@code c} is undone now. It may have been undone and redone any number
     * of times: its last undo counts, unless that was undone.
     */
    public static final String UNDONE =
            """
            exists (
              select 1 from (
                select operation_id from changes where undoes = c.operation_id
                order by id desc limit 1) as last
              where not exists (select 1 from changes where undoes = last.operation_id))\
            """;

    private static final String LAST =
            """
            select c.operation_id from changes c
            where c.user_id = ? and c.undoes is null and not %s
            order by c.id desc limit 1
            """
                    .formatted(UNDONE);

    /** With what it undoes, and what that undoes. */
    private static final String NAMED =
            """
            select c.undoes, %s as undone,
              (select undoes from changes where operation_id = c.undoes limit 1) as original
            from changes c where c.user_id = ? and c.operation_id = ? limit 1
            """
                    .formatted(UNDONE);

    private final Operations operations;
    private final int deepest;

    /**
     * @param deepest how many levels of tasks there can be
     */
    public Undo(Operations operations, int deepest) {
        this.operations = operations;
        this.deepest = deepest;
    }

    /**
     * The result of an undo.
     *
     * @param operationId the new operation
     * @param undoes the undone operation
     * @param changed how many things it has restored
     */
    public record Done(UUID operationId, UUID undoes, int changed) {}

    /**
     * @param operation null for the last one that is neither undone nor an undo
     * @throws Failure.NotFound if there is no such operation
     * @throws Failure.Conflict if there is nothing to undo, it is undone already, or a later
     *     operation has changed the same fields
     */
    public OperationResult<Done> undo(Caller caller, @Nullable UUID operation) {
        var owner = caller.owner();
        return operations.undo(
                caller,
                transaction ->
                        operation == null
                                ? last(transaction, owner)
                                : checked(transaction, owner, operation),
                (transaction, undoes) -> {
                    new UndoExecution(transaction, owner, undoes, deepest).run();
                    return done(transaction, undoes);
                });
    }

    private static UUID last(Transaction transaction, UUID owner) {
        return transaction
                .sql(LAST)
                .with(owner)
                .first(row -> row.getObject("operation_id", UUID.class))
                .orElseThrow(() ->
                        new Failure.Conflict(
                                FailureCode.NOTHING_TO_UNDO, "There is nothing to undo."));
    }

    private record Named(boolean undone, @Nullable UUID original) {}

    private static UUID checked(Transaction transaction, UUID owner, UUID operation) {
        var named =
                transaction
                        .sql(NAMED)
                        .with(owner, operation)
                        .first(row ->
                                new Named(
                                        row.getBoolean("undone"),
                                        row.getObject("original", UUID.class)))
                        .orElseThrow(() -> new Failure.NotFound("There is no such operation."));
        if (named.original() != null) {
            throw new Failure.Conflict(
                    FailureCode.ALREADY_UNDONE,
                    "This operation undid the undo of another one. To undo that again, undo the operation %s."
                            .formatted(named.original()));
        }
        if (named.undone()) {
            throw new Failure.Conflict(FailureCode.ALREADY_UNDONE, "This has been undone already.");
        }
        return operation;
    }

    private static Done done(Transaction transaction, UUID undoes) {
        return transaction
                .sql(
                        """
                        select operation_id, count(*) as changed from changes
                        where operation_id = current_setting('todo.operation')::uuid group by operation_id
                        """)
                .first(row ->
                        new Done(
                                row.getObject("operation_id", UUID.class),
                                undoes,
                                row.getInt("changed")))
                .orElseThrow(() ->
                        new Failure.Conflict(
                                FailureCode.NOTHING_TO_UNDO,
                                "Nothing of this operation is left to undo."));
    }

    /**
     * @param names of the things that prevent the undo; at least one
     */
    static Failure.Conflict inTheWay(String sentence, List<String> names) {
        var shown =
                names.stream()
                        .limit(3)
                        .map(name -> "“" + name + "”")
                        .collect(Collectors.joining(", "));
        return new Failure.Conflict(
                FailureCode.UNDO_BLOCKED,
                "This cannot be undone: "
                        + sentence.formatted(names.size() > 3 ? shown + " and others" : shown));
    }
}
