package todo.api.task;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import todo.api.account.Caller;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Changes or deletes many tasks in one operation: all of them, or none. Safe for concurrent use, by
 * any number of replicas.
 */
public final class Bulk {

    private final TaskStore tasks;
    private final Operations changes;
    private final Clock clock;

    public Bulk(TaskStore tasks, Operations changes, Clock clock) {
        this.tasks = tasks;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param matched how many tasks were meant
     * @param changed how many of them are different now, or gone
     * @param tasks these, as they are now; or as they were, where they are gone
     */
    record Outcome(int matched, int changed, List<Task> tasks) {}

    /**
     * @param force whether to complete what is part of a task that is completed
     * @throws Failure.Invalid if too many tasks are meant, or one cannot be changed like that
     * @throws Failure.Conflict if one would be completed before its parts
     */
    Outcome run(Caller caller, BulkRequest request, boolean force) {
        return request.dryRun()
                ? changes.rehearse(caller, t -> run(t, caller, request, force))
                : changes.writeMuch(caller, t -> run(t, caller, request, force));
    }

    private Outcome run(
            Transaction transaction, Caller caller, BulkRequest request, boolean force) {
        var owner = caller.user().id();
        var ids = matched(transaction, caller, request);
        var before = all(transaction, owner, ids);
        var change = request.change();
        if (change == null) {
            transaction
                    .sql("delete from tasks where user_id = ? and id = any(?::uuid[])")
                    .with(owner, Hierarchy.texts(ids))
                    .update();
            return new Outcome(before.size(), before.size(), before);
        }
        if (change.completes() && !force) {
            requirePartsDone(transaction, before, ids);
        }
        for (var id : ids) {
            TaskTable.locked(transaction, owner, id)
                    .ifPresent(task -> change(transaction, caller, task, change));
        }
        var after = new ArrayList<>(all(transaction, owner, ids));
        after.removeAll(before);
        return new Outcome(before.size(), after.size(), after);
    }

    private void change(Transaction transaction, Caller caller, Task task, BulkChange change) {
        var draft = change.of(task.draft());
        try {
            tasks.change(transaction, caller, task, draft, true);
        } catch (Failure.Invalid broken) {
            throw broken.in("/change");
        }
    }

    /** Those that are completed together with it do not keep a task open. */
    private static void requirePartsDone(
            Transaction transaction, List<Task> tasks, List<UUID> ids) {
        var completed =
                tasks.stream()
                        .filter(task -> task.status() != Status.COMPLETED)
                        .map(Task::id)
                        .toList();
        var open = Completion.openParts(transaction, completed, ids);
        if (open > 0) {
            throw new Failure.Conflict(
                    FailureCode.OPEN_SUBTASKS,
                    "%d open parts of these tasks are not among them. Complete them first, or complete all with ?force=true."
                            .formatted(open));
        }
    }

    /**
     * @return the tasks that are there and meant; each before what is part of it, which may change
     *     with it
     */
    private List<UUID> matched(Transaction transaction, Caller caller, BulkRequest request) {
        var where = where(caller, request);
        var matched =
                transaction
                        .sql(
                                """
                                with recursive matched as (select id, parent_id from tasks where %s limit ?),
                                up as (
                                  select id, parent_id, 0 as depth from matched
                                  union all
                                  select up.id, tasks.parent_id, depth + 1 from up join tasks on tasks.id = up.parent_id)
                                select id from up group by id order by max(depth), id
                                """
                                        .formatted(where.sql()))
                        .with(where.parameters())
                        .with(BulkRequest.MOST + 1)
                        .all(row -> row.getObject("id", UUID.class));
        if (matched.size() > BulkRequest.MOST) {
            throw new Failure.Invalid(
                    List.of(
                            new Failure.Fault(
                                    "/q",
                                    "This finds more than %d tasks, which is all that can be changed at once."
                                            .formatted(BulkRequest.MOST))));
        }
        return matched;
    }

    private Where where(Caller caller, BulkRequest request) {
        var owner = caller.user().id();
        var where = new Where("user_id = ?", owner);
        var q = request.q();
        if (q != null) {
            var zone = ZoneId.of(caller.user().timeZone());
            var found = q.condition(owner, zone, clock.instant());
            return where.and("(" + found.sql() + ")", found.parameters().toArray());
        }
        var ids = Objects.requireNonNull(request.ids());
        return where.and("id = any(?::uuid[])", Hierarchy.texts(ids));
    }

    private static List<Task> all(Transaction transaction, UUID owner, List<UUID> ids) {
        return transaction.sql(TaskTable.MANY).with(owner, Hierarchy.texts(ids)).all(Task::read);
    }
}
