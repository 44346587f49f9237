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
 * Takes operations back: everything that one has changed is again as it was before. That is an
 * operation itself, which can be undone. Safe for concurrent use.
 */
public final class Undo {

    /**
     * Whether an operation {@code c} is without effect now. It may have been undone and redone any
     * number of times: the last undoing counts, unless that has been undone.
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

    private final Operations changes;

    public Undo(Operations changes) {
        this.changes = changes;
    }

    /**
     * What was done.
     *
     * @param operationId the new operation
     * @param undoes the one that it has undone
     * @param changed how many things are as they were before
     */
    public record Done(UUID operationId, UUID undoes, int changed) {}

    /**
     * @param operation null for the last one of theirs that is in effect and is no undoing itself
     * @throws Failure.NotFound if there is no such operation
     * @throws Failure.Conflict if there is nothing to undo, it has been undone already, or what it
     *     changed was changed again since
     */
    public OperationResult<Done> undo(Caller caller, @Nullable UUID operation) {
        var owner = caller.user().id();
        return changes.undo(
                caller,
                transaction ->
                        operation == null
                                ? last(transaction, owner)
                                : checked(transaction, owner, operation),
                (transaction, undoes) -> {
                    new UndoExecution(transaction, owner, undoes).run();
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
                    "This brought back what had been undone. To take that back again, undo the operation %s."
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
                                "There is nothing left of it that could be undone."));
    }

    /**
     * @param names of what stands in the way; at least one
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
