package todo.api.task;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import todo.api.account.Caller;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.failure.FaultCode;

/**
 * Changes or deletes many tasks in one operation: all of them, or none. Safe for concurrent use by
 * any number of replicas.
 */
public final class Bulk {

    private final Tasks tasks;
    private final TaskStore store;
    private final Operations operations;
    private final Clock clock;

    public Bulk(Tasks tasks, TaskStore store, Operations operations, Clock clock) {
        this.tasks = tasks;
        this.store = store;
        this.operations = operations;
        this.clock = clock;
    }

    /**
     * @param matched how many tasks were selected
     * @param changed how many of them differ now, or are deleted
     * @param tasks the changed ones as they are now, or the deleted ones as they were
     */
    public record Outcome(int matched, int changed, List<Task> tasks) {}

    /**
     * @throws Failure.Invalid if too many tasks are selected, or one cannot be changed like that
     * @throws Failure.Conflict if one would be completed before its subtasks
     */
    public OperationResult<Outcome> change(Caller caller, BulkRequest request) {
        return request.dryRun()
                ? operations.rehearse(caller, transaction -> run(transaction, caller, request))
                : operations.runLong(caller, transaction -> run(transaction, caller, request));
    }

    private Outcome run(Transaction transaction, Caller caller, BulkRequest request) {
        var ids = selected(transaction, caller, request);
        var before = ordered(transaction, caller, ids);
        var change = request.change();
        if (change == null) {
            store.delete(transaction, ids);
            return new Outcome(before.size(), before.size(), before);
        }
        if (change.completes() && !request.force()) {
            requireSubtasksCompleted(transaction, before, ids);
        }
        for (var id : ids) {
            store.lock(transaction, caller.owner(), id)
                    .ifPresent(task -> change(transaction, caller, task, change));
        }
        var changed =
                ordered(transaction, caller, ids).stream()
                        .filter(task -> !before.contains(task))
                        .toList();
        return new Outcome(before.size(), changed.size(), changed);
    }

    private void change(Transaction transaction, Caller caller, Task task, BulkChange change) {
        try {
            tasks.change(transaction, caller, task, change.applyTo(task), null, true);
        } catch (Failure.Invalid broken) {
            throw broken.in("/change");
        }
    }

    /** Subtasks that the same request completes do not keep a task open. */
    private static void requireSubtasksCompleted(
            Transaction transaction, List<Task> tasks, List<UUID> ids) {
        var completed = tasks.stream().filter(task -> !task.isCompleted()).map(Task::id).toList();
        var open = Hierarchy.openSubtasks(transaction, completed, ids);
        if (open > 0) {
            throw new Failure.Conflict(
                    FailureCode.OPEN_SUBTASKS,
                    "%d open subtasks of these tasks are not selected. Complete them first, or complete all with ?force=true."
                            .formatted(open));
        }
    }

    /**
     * @return the ids of the selected tasks; parents before their subtasks, which may change with
     *     them
     */
    private List<UUID> selected(Transaction transaction, Caller caller, BulkRequest request) {
        var where = where(caller, request);
        var selected =
                transaction
                        .sql(
                                """
                                with recursive selected as (select id, parent_id from tasks where %s limit ?),
                                up as (
                                  select id, parent_id, 0 as depth from selected
                                  union all
                                  select up.id, tasks.parent_id, depth + 1 from up join tasks on tasks.id = up.parent_id)
                                select id from up group by id order by max(depth), id
                                """
                                        .formatted(where.sql()))
                        .with(where.parameters())
                        .with(BulkRequest.MOST + 1)
                        .all(row -> row.getObject("id", UUID.class));
        if (selected.size() > BulkRequest.MOST) {
            throw new Failure.Invalid(
                    "/q",
                    FaultCode.OUT_OF_RANGE,
                    "This query selects more than %d tasks, the most that one request can change."
                            .formatted(BulkRequest.MOST));
        }
        return selected;
    }

    private Where where(Caller caller, BulkRequest request) {
        var where = new Where("user_id = ?", caller.owner());
        var q = request.q();
        if (q != null) {
            var found = q.condition(caller.owner(), caller.zone(), clock.instant());
            return where.and("(" + found.sql() + ")", found.parameters().toArray());
        }
        var ids = Objects.requireNonNull(request.ids());
        return where.and("id = any(?::uuid[])", Hierarchy.texts(ids));
    }

    private List<Task> ordered(Transaction transaction, Caller caller, List<UUID> ids) {
        var tasks = store.get(transaction, caller.owner(), ids);
        return ids.stream().filter(tasks::containsKey).map(tasks::get).toList();
    }
}
