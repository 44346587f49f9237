package todo.api.task;

import java.time.LocalDate;
import java.util.UUID;
import todo.api.account.Caller;
import todo.api.database.Transaction;

/**
 * Changes of single tasks as parts of a larger operation; otherwise like those of {@link Tasks}.
 * Safe for concurrent use.
 */
public final class TaskSteps {

    private final Tasks tasks;
    private final TaskStore store;

    public TaskSteps(Tasks tasks, TaskStore store) {
        this.tasks = tasks;
        this.store = store;
    }

    public Task add(Transaction transaction, Caller caller, NewTask task) {
        return tasks.add(transaction, caller.owner(), task);
    }

    public Task change(
            Transaction transaction, Caller caller, UUID id, TaskPatch patch, boolean force) {
        return tasks.change(transaction, caller, lock(transaction, caller, id), patch, force);
    }

    public Task complete(
            Transaction transaction, Caller caller, UUID id, boolean force, boolean completed) {
        return tasks.complete(transaction, caller, lock(transaction, caller, id), force, completed);
    }

    /** Moves the due date to another day; the time of day stays. */
    public Task reschedule(Transaction transaction, Caller caller, UUID id, LocalDate day) {
        var before = lock(transaction, caller, id);
        var wanted = before.dueOn(day, caller.zone());
        return tasks.change(transaction, caller, before, wanted, null, false);
    }

    private Task lock(Transaction transaction, Caller caller, UUID id) {
        return store.lock(transaction, caller.owner(), id).orElseThrow(Tasks::notFound);
    }
}
