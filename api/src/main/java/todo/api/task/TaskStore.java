package todo.api.task;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.change.Additions;
import todo.api.change.ExpectedVersion;
import todo.api.change.Operations;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.api.ordering.Ordering;
import todo.api.ordering.Placement;
import todo.api.ordering.Position;
import todo.failure.Failure;

/**
 * Keeps tasks. Every method takes whose they are first, and somebody else's task is as if it were
 * not there. Safe for concurrent use, by any number of replicas.
 */
public final class TaskStore {

    private static final Ordering ORDER =
            new Ordering(
                    "tasks",
                    "s.list_id is not distinct from n.list_id and s.parent_id is not distinct from n.parent_id");

    private final Database database;
    private final Operations changes;
    private final Additions<Task> additions;
    private final Ids ids;
    private final Clock clock;
    private final TaskPager pages;
    private final TaskSearch bestFirst;

    /**
     * @param clock by the microsecond, which is what the database keeps
     */
    public TaskStore(Database database, Operations changes, Ids ids, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.additions =
                changes.additions(
                        TaskTable.insert("operation,"),
                        (statement, owner, tasks) ->
                                TaskTable.insert(statement, owner, null, tasks));
        this.ids = ids;
        this.clock = clock;
        this.pages = new TaskPager(database, clock);
        this.bestFirst = new TaskSearch(database, clock);
    }

    /**
     * @throws Failure.Unauthorized if their session has ended
     */
    TaskPager.Page list(UnverifiedCaller guard, TaskFilter query) {
        return pages.list(guard, query);
    }

    /**
     * @return what answers the query's search best, first
     */
    TaskPager.Page search(Caller caller, TaskFilter query, TaskSearch.@Nullable Place after) {
        return bestFirst.search(caller, query, after);
    }

    Optional<Task> get(UUID owner, UUID id) {
        return database.sql(TaskTable.ONE).with(owner, id).first(Task::read);
    }

    /**
     * @throws Failure.Unauthorized if their session has ended
     * @throws Failure.Invalid if its list or its parent is not there
     */
    Task add(UnverifiedCaller guard, Draft draft) {
        if (draft.standsAlone()) {
            // Nothing else is looked at: one round trip, which others may share.
            var id = ids.next();
            var position = draft.place() instanceof Placement.At at ? at.key() : Position.last(id);
            var task = draft.task(id, position, clock.instant());
            if (additions.add(guard, task)) {
                return task;
            }
        }
        return changes.write(guard.caller(), transaction -> add(transaction, guard.owner(), draft));
    }

    /**
     * The same, as part of an operation.
     *
     * @throws Failure.Invalid if its list or its parent is not there
     */
    public Task add(Transaction transaction, UUID owner, Draft wanted) {
        return add(transaction, owner, null, wanted);
    }

    private Task add(Transaction transaction, UUID owner, @Nullable UUID follows, Draft wanted) {
        var id = ids.next();
        var draft = Hierarchy.settle(transaction, owner, id, null, wanted);
        var position = position(transaction, owner, id, draft, Position.last(id));
        var task = draft.task(id, position, clock.instant());
        TaskTable.insert(transaction.sql(TaskTable.insert("")), owner, follows, List.of(task));
        return task;
    }

    /**
     * Changes a task; two changes at one time happen one after the other. A recurring task that is
     * completed leaves its next one, and takes it back when it is opened again before anybody has
     * changed that.
     *
     * @param expected the versions that the client is willing to change
     * @param force whether to complete what is part of a task that is completed
     * @param change called once, inside the transaction, with the task as it is
     * @return the task as it is now; empty where it is not there
     * @throws Failure.PreconditionFailed if it has another version by now
     * @throws Failure.Invalid if its new list, parent or neighbour is not there
     * @throws Failure.Conflict if it would be completed before its parts
     */
    Optional<Task> change(
            Caller caller,
            UUID id,
            ExpectedVersion expected,
            boolean force,
            UnaryOperator<Draft> change) {
        return changes.write(
                caller,
                transaction ->
                        TaskTable.locked(transaction, caller.user().id(), id)
                                .map(before -> {
                                    expected.check(before.version());
                                    var draft = change.apply(before.draft());
                                    return change(transaction, caller, before, draft, force);
                                }));
    }

    /**
     * The same, as part of an operation.
     *
     * @param before locked
     * @return {@code before} where that changes nothing
     */
    Task change(Transaction transaction, Caller caller, Task before, Draft wanted, boolean force) {
        var owner = caller.user().id();
        var moved = wanted.movedFrom(before, zone(caller));
        var draft = Hierarchy.settle(transaction, owner, before.id(), before, moved);
        var position = position(transaction, owner, before.id(), draft, before.position());
        if (draft.at(position).equals(before.draft())) {
            return before;
        }
        var completed = Completion.happens(before, draft);
        if (completed && !force) {
            Completion.requirePartsDone(transaction, before.id());
        }
        var after = TaskTable.update(transaction, before, draft, position, clock.instant());
        if (completed) {
            // Before its parts are completed, for those that are open come again with it.
            follow(transaction, caller, before, draft);
        } else if (Completion.isReversed(before, draft)) {
            Successor.takeBack(transaction, before.id());
        }
        if (completed && force) {
            Completion.ofParts(transaction, before.id(), clock.instant());
        }
        if (!Objects.equals(before.listId(), after.listId())) {
            Hierarchy.follow(transaction, after, clock.instant());
        }
        return after;
    }

    private String position(
            Transaction transaction, UUID owner, UUID id, Draft draft, String otherwise) {
        return ORDER.key(transaction, owner, id, ids.next(), draft.place(), otherwise);
    }

    private void follow(Transaction transaction, Caller caller, Task before, Draft completed) {
        var zone = zone(caller);
        Completion.next(completed, zone, clock.instant())
                .filter(next -> !Successor.isThere(transaction, before.id()))
                .ifPresent(draft -> {
                    var owner = caller.user().id();
                    var key = ORDER.behind(transaction, owner, before.id(), ids.next());
                    var next = add(transaction, owner, before.id(), draft.at(key));
                    Successor.copyParts(transaction, before, next, zone, ids, next.createdAt());
                });
    }

    /**
     * Moves a recurring task on to its next date without its having been done, and with it what is
     * part of it.
     *
     * @param expected the versions that the client is willing to change
     * @return the task as it is now; empty where it is not there
     * @throws Failure.PreconditionFailed if it has another version by now
     * @throws Failure.Conflict if it is done, or has no next date
     */
    Optional<Task> skip(Caller caller, UUID id, ExpectedVersion expected) {
        return changes.write(
                caller,
                transaction ->
                        TaskTable.locked(transaction, caller.user().id(), id)
                                .map(before -> {
                                    expected.check(before.version());
                                    return skip(transaction, before, zone(caller));
                                }));
    }

    private Task skip(Transaction transaction, Task before, ZoneId zone) {
        var next = Completion.skipped(before, zone, clock.instant());
        var after = TaskTable.update(transaction, before, next, before.position(), clock.instant());
        Successor.putOffParts(transaction, before, after, zone, clock.instant());
        return after;
    }

    private static ZoneId zone(Caller caller) {
        return ZoneId.of(caller.user().timeZone());
    }

    /**
     * Removes a task with all that are part of it.
     *
     * @return whether it was there
     */
    boolean remove(Caller caller, UUID id, ExpectedVersion expected) {
        var owner = caller.user().id();
        return changes.write(
                caller,
                transaction -> {
                    var before = TaskTable.locked(transaction, owner, id);
                    before.ifPresent(task -> expected.check(task.version()));
                    transaction
                            .sql("delete from tasks where user_id = ? and id = ?")
                            .with(owner, id)
                            .update();
                    return before.isPresent();
                });
    }
}
