package todo.api.task;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.account.Guard;
import todo.api.change.ChangeLog;
import todo.api.change.Precondition;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.http.Failure;

/**
 * Keeps tasks. Every method takes whose they are first, and somebody else's task is as if it were
 * not there. Safe for concurrent use, by any number of replicas.
 */
public final class TaskStore {

    private final Database database;
    private final ChangeLog changes;
    private final Ids ids;
    private final Clock clock;
    private final TaskPages pages;

    public TaskStore(Database database, ChangeLog changes, Ids ids, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
        this.pages = new TaskPages(database);
    }

    /**
     * @throws Failure.Unauthorized if their session has ended
     */
    TaskPages.Page list(Guard guard, Query query) {
        return pages.list(guard, query);
    }

    Optional<Task> get(UUID owner, UUID id) {
        return database.sql(TaskTable.ONE).with(owner, id).first(Task::read);
    }

    /**
     * @throws Failure.Unauthorized if their session has ended
     * @throws Failure.Invalid if its list or its parent is not there
     */
    Task add(Guard guard, Draft draft) {
        if (draft.listId() == null && draft.parentId() == null) {
            // Nothing else is looked at: one round trip, and the transaction is the statement's.
            var statement = changes.single(guard, TaskTable.insert("operation"));
            var added = TaskTable.insert(statement, guard.owner(), ids.next(), draft, now());
            if (added.isPresent()) {
                return added.get();
            }
        }
        return changes.write(guard.caller(), transaction -> add(transaction, guard.owner(), draft));
    }

    /** The same, as part of an operation. */
    Task add(Transaction transaction, UUID owner, Draft draft) {
        var id = ids.next();
        Relatives.check(transaction, owner, id, draft);
        var statement = transaction.sql(TaskTable.insert("(select) as once"));
        return TaskTable.insert(statement, owner, id, draft, now()).orElseThrow();
    }

    /**
     * Changes a task; two changes at one time happen one after the other. A recurring task that is
     * completed leaves its next one.
     *
     * @param expected the versions that the client is willing to change
     * @param change called once, inside the transaction, with the task as it is
     * @return the task as it is now; empty where it is not there
     * @throws Failure.PreconditionFailed if it has another version by now
     * @throws Failure.Invalid if its new list or parent is not there
     */
    Optional<Task> change(
            Caller caller, UUID id, Precondition expected, UnaryOperator<Draft> change) {
        return changes.write(
                caller,
                transaction ->
                        TaskTable.locked(transaction, caller.user().id(), id)
                                .map(before -> {
                                    expected.check(before.counted());
                                    var draft = change.apply(before.draft());
                                    return change(transaction, caller, before, draft);
                                }));
    }

    /**
     * The same, as part of an operation.
     *
     * @param before locked
     */
    Task change(Transaction transaction, Caller caller, Task before, Draft draft) {
        var owner = caller.user().id();
        Relatives.check(transaction, owner, before.id(), draft);
        if (Completion.happens(before, draft)) {
            Completion.next(draft, ZoneId.of(caller.user().timeZone()), now())
                    .ifPresent(next -> add(transaction, owner, next));
        }
        return TaskTable.update(transaction, before, draft, now());
    }

    /**
     * Removes a task with all that are part of it.
     *
     * @return whether it was there
     */
    boolean remove(Caller caller, UUID id, Precondition expected) {
        var owner = caller.user().id();
        return changes.write(
                caller,
                transaction -> {
                    var before = TaskTable.locked(transaction, owner, id);
                    before.ifPresent(task -> expected.check(task.counted()));
                    transaction
                            .sql("delete from tasks where user_id = ? and id = ?")
                            .with(owner, id)
                            .update();
                    return before.isPresent();
                });
    }

    /**
     * @return to the microsecond, which is what the database keeps
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
