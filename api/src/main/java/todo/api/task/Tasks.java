package todo.api.task;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.Patch;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.change.ExpectedVersion;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.api.ordering.Ordering;
import todo.api.ordering.Placement;
import todo.api.ordering.Position;
import todo.failure.Failure;

/**
 * Everything that can be done with a task. A task that the caller may not see does not exist for
 * them. Safe for concurrent use by any number of replicas.
 */
public final class Tasks {

    private static final Ordering ORDERING =
            new Ordering(
                    "tasks",
                    "s.list_id is not distinct from n.list_id and s.parent_id is not distinct from n.parent_id");

    private final TaskStore store;
    private final Operations operations;
    private final Ids ids;
    private final Clock clock;

    /**
     * @param clock by the microsecond, as the database stores times
     */
    public Tasks(TaskStore store, Operations operations, Ids ids, Clock clock) {
        this.store = store;
        this.operations = operations;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws Failure.NotFound if there is no such task
     */
    public Task find(Caller caller, UUID id) {
        return store.find(caller.owner(), id).orElseThrow(Tasks::notFound);
    }

    /**
     * Adds a task. An id made by the client is the id of the operation too: a repeated addition
     * finds the first one by it.
     *
     * @return the task as it was added; for a repeated addition too, even if it was changed or
     *     deleted since
     * @throws Failure.Unauthorized if the session has ended
     * @throws Failure.Invalid if its list, its parent or its neighbour does not exist
     * @throws Failure.Conflict if its id belongs to something else
     */
    public OperationResult<Task> add(UnverifiedCaller caller, NewTask task) {
        var id = task.id();
        if (id != null) {
            var verified = caller.caller();
            return operations.run(
                    verified, id, transaction -> addOnce(transaction, verified.owner(), id, task));
        }
        if (task.standsAlone()) {
            var position = task.fields().placement() instanceof Placement.At at ? at.key() : null;
            var added = task.task(ids.next(), caller.owner(), position, clock.instant());
            var result = store.insert(caller, added);
            if (result.isPresent()) {
                return result.get();
            }
        }
        var verified = caller.caller();
        return operations.run(verified, transaction -> add(transaction, verified.owner(), task));
    }

    private Task addOnce(Transaction transaction, UUID owner, UUID id, NewTask task) {
        var first = store.addedBy(transaction, owner, id);
        if (first.isPresent() && !task.matches(first.get())) {
            throw TaskStore.idTaken();
        }
        return first.orElseGet(() -> add(transaction, owner, task));
    }

    /**
     * Adds a task as a part of an operation.
     *
     * @throws Failure.Invalid if its list, its parent or its neighbour does not exist
     * @throws Failure.Conflict if its id belongs to another task
     */
    public Task add(Transaction transaction, UUID owner, NewTask task) {
        var id = task.id() == null ? ids.next() : task.id();
        var wanted = task.task(id, owner, null, clock.instant());
        return insert(transaction, wanted, task.fields().placement(), null);
    }

    private Task insert(
            Transaction transaction,
            Task wanted,
            @Nullable Placement placement,
            @Nullable UUID follows) {
        var settled = Hierarchy.settle(transaction, null, wanted);
        var task = settled.withPosition(position(transaction, settled, placement));
        store.insert(transaction, task, follows);
        return task;
    }

    /**
     * Changes a task. Completing a recurring task adds its next occurrence; opening it again
     * removes that, unless it was changed since.
     *
     * @param force whether to complete the open subtasks of a task that is completed
     * @return the task after the change; unchanged, with the same version, if nothing differs
     * @throws Failure.NotFound if there is no such task
     * @throws Failure.PreconditionFailed if it has an unexpected version
     * @throws Failure.Invalid if its new list, parent or neighbour does not exist
     * @throws Failure.Conflict if it would be completed before its subtasks
     */
    public OperationResult<Task> change(
            Caller caller, UUID id, ExpectedVersion expected, boolean force, TaskPatch patch) {
        return write(
                caller,
                id,
                expected,
                (transaction, before) -> change(transaction, caller, before, patch, force));
    }

    /** The same, for the status alone: completes an open task, and reopens a completed one. */
    public OperationResult<Task> toggle(
            Caller caller, UUID id, ExpectedVersion expected, boolean force) {
        return write(
                caller,
                id,
                expected,
                (transaction, before) ->
                        complete(transaction, caller, before, force, !before.isCompleted()));
    }

    /**
     * The same, in one direction: a task that is completed, or open, already stays as it is.
     *
     * @param completed false reopens the task
     */
    public OperationResult<Task> complete(
            Caller caller, UUID id, ExpectedVersion expected, boolean force, boolean completed) {
        return write(
                caller,
                id,
                expected,
                (transaction, before) -> complete(transaction, caller, before, force, completed));
    }

    Task complete(
            Transaction transaction, Caller caller, Task before, boolean force, boolean completed) {
        if (before.isCompleted() == completed) {
            return before;
        }
        var status = completed ? Status.COMPLETED : Status.PENDING;
        return change(transaction, caller, before, TaskPatch.status(Patch.to(status)), force);
    }

    /**
     * Moves a recurring task, with its subtasks, to its next date without completing it.
     *
     * @return the task after the change
     * @throws Failure.NotFound if there is no such task
     * @throws Failure.PreconditionFailed if it has an unexpected version
     * @throws Failure.Conflict if it is completed, or has no next date
     */
    public OperationResult<Task> skip(Caller caller, UUID id, ExpectedVersion expected) {
        return write(
                caller,
                id,
                expected,
                (transaction, before) -> {
                    var now = clock.instant();
                    var after = Recurring.skipped(before, caller.zone(), now).revised(now);
                    store.update(transaction, List.of(after));
                    Recurring.postponeSubtasks(transaction, before, after, caller.zone(), now);
                    return after;
                });
    }

    /**
     * Deletes a task with its subtasks.
     *
     * @return the task as it was
     * @throws Failure.NotFound if there is no such task
     * @throws Failure.PreconditionFailed if it has an unexpected version
     */
    public OperationResult<Task> delete(Caller caller, UUID id, ExpectedVersion expected) {
        return write(
                caller,
                id,
                expected,
                (transaction, before) -> {
                    store.delete(transaction, List.of(id));
                    return before;
                });
    }

    private OperationResult<Task> write(
            Caller caller,
            UUID id,
            ExpectedVersion expected,
            BiFunction<Transaction, Task, Task> work) {
        return operations.run(
                caller,
                transaction -> {
                    var before =
                            store.lock(transaction, caller.owner(), id)
                                    .orElseThrow(Tasks::notFound);
                    expected.check(before.version());
                    return work.apply(transaction, before);
                });
    }

    Task change(
            Transaction transaction, Caller caller, Task before, TaskPatch patch, boolean force) {
        return change(transaction, caller, before, patch.applyTo(before), patch.placement(), force);
    }

    /**
     * Changes a task as a part of an operation.
     *
     * @param before locked
     * @param wanted the same task with other fields
     * @param placement null keeps its position
     * @return the task after the change
     */
    Task change(
            Transaction transaction,
            Caller caller,
            Task before,
            Task wanted,
            @Nullable Placement placement,
            boolean force) {
        var settled =
                Hierarchy.settle(transaction, before, wanted.movedFrom(before, caller.zone()));
        var position = placement == null ? null : position(transaction, settled, placement);
        var placed = position == null ? settled : settled.withPosition(position);
        if (placed.equals(before)) {
            return before;
        }
        var isCompletion = placed.isCompleted() && !before.isCompleted();
        if (isCompletion && !force) {
            Hierarchy.requireSubtasksCompleted(transaction, before.id());
        }
        var after = placed.revised(clock.instant());
        store.update(transaction, List.of(after));
        if (isCompletion) {
            // Before the subtasks are completed: those that are open recur with the task.
            addNext(transaction, before, after, caller);
        } else if (before.isCompleted() && !after.isCompleted()) {
            Recurring.removeNext(transaction, before.id());
        }
        if (isCompletion && force) {
            Hierarchy.completeSubtasks(transaction, before.id(), clock.instant());
        }
        if (!Objects.equals(before.listId(), after.listId())) {
            Hierarchy.moveSubtasks(transaction, after, clock.instant());
        }
        return after;
    }

    private void addNext(Transaction transaction, Task before, Task completed, Caller caller) {
        var now = clock.instant();
        Recurring.next(completed, caller.zone(), now)
                .filter(next -> !Recurring.hasNext(transaction, before.id()))
                .ifPresent(fields -> {
                    var key =
                            ORDERING.behind(transaction, before.ownerId(), before.id(), ids.next());
                    var next = fields.copy(ids.next(), key, now);
                    store.insert(
                            transaction, Hierarchy.settle(transaction, null, next), before.id());
                    Recurring.copySubtasks(transaction, before, next, caller.zone(), ids, now);
                });
    }

    /**
     * @param placement null for the end
     */
    private String position(Transaction transaction, Task task, @Nullable Placement placement) {
        var fresh = ids.next();
        return ORDERING.key(
                transaction, task.ownerId(), task.id(), fresh, placement, Position.last(fresh));
    }

    static Failure notFound() {
        return new Failure.NotFound("There is no such task.");
    }
}
