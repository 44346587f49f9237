package todo.api.task;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.account.UnverifiedCaller;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.failure.Failure;
import todo.failure.FailureCode;

/** The rows of {@code tasks}. Safe for concurrent use. */
public final class TaskStore {

    private final Database database;
    private final Operations operations;

    public TaskStore(Database database, Operations operations) {
        this.database = database;
        this.operations = operations;
    }

    Optional<Task> find(UUID owner, UUID id) {
        return database.sql(
                        """
                        select %s from tasks where user_id = ? and id = ?
                        """
                                .formatted(TaskRow.COLUMNS))
                .with(owner, id)
                .first(TaskRow::read);
    }

    /**
     * @param completed whether completed tasks come first, or open ones
     * @return at most {@code limit} tasks of this title, in upper or lower case
     */
    public List<Task> titled(UUID owner, String title, boolean completed, int limit) {
        return database.sql(
                        """
                        select %s from tasks where user_id = ? and lower(title) = lower(?)
                        order by (status = 'completed') = ? desc, due_date, id limit ?
                        """
                                .formatted(TaskRow.COLUMNS))
                .with(owner, title, completed, limit)
                .all(TaskRow::read);
    }

    /** Locks a task until the transaction ends. */
    Optional<Task> lock(Transaction transaction, UUID owner, UUID id) {
        return transaction
                .sql(
                        """
                        select %s from tasks where user_id = ? and id = ? for update
                        """
                                .formatted(TaskRow.COLUMNS))
                .with(owner, id)
                .first(TaskRow::read);
    }

    /**
     * @return those of the ids that are tasks of the owner
     */
    public Map<UUID, Task> get(Transaction transaction, UUID owner, Collection<UUID> ids) {
        var tasks = new HashMap<UUID, Task>();
        transaction
                .sql(
                        """
                        select %s from tasks where user_id = ? and id = any(?::uuid[])
                        """
                                .formatted(TaskRow.COLUMNS))
                .with(owner, Hierarchy.texts(ids))
                .all(TaskRow::read)
                .forEach(task -> tasks.put(task.id(), task));
        return tasks;
    }

    /**
     * Adds a task in an operation of its own. The statement checks the session, takes its place
     * among the owner's operations, and writes the task and its change.
     *
     * @param task names neither a list nor another task
     * @return the operation; empty if the session has ended
     */
    Optional<OperationResult<Task>> insert(UnverifiedCaller caller, Task task) {
        var result =
                operations.run(
                        task.ownerId(),
                        (operation, now) ->
                                database.sql(
                                                """
                                                with operation as materialized (
                                                  select set_config('todo.at', ?, true), set_config('todo.logs_itself', 'true', true),
                                                    pg_advisory_xact_lock(hashtextextended(?, 0))
                                                  where %1$s),
                                                task as (
                                                  insert into tasks (%2$s) select %3$s from operation
                                                  returning %2$s)
                                                insert into changes (user_id, operation_id, through, entity, entity_id, after, made_at)
                                                select user_id, ?, ?, 'task', id, to_jsonb(task), ?::timestamptz from task
                                                """
                                                        .formatted(
                                                                caller.proof().sql(),
                                                                TaskRow.COLUMNS,
                                                                TaskRow.PARAMETERS))
                                        .with(now, task.ownerId().toString())
                                        .with(caller.proof().parameters().toArray())
                                        .with(TaskRow.values(task))
                                        .with(operation, caller.channel().wire(), now)
                                        .update());
        return result.value() == 0 ? Optional.empty() : Optional.of(result.map(rows -> task));
    }

    /**
     * @param follows the recurring task whose next occurrence it is; null for none
     * @throws Failure.Conflict if there is a task with its id, of any owner
     */
    void insert(Transaction transaction, Task task, @Nullable UUID follows) {
        var inserted =
                transaction
                        .sql(
                                """
                                insert into tasks (follows, %s) values (?, %s) on conflict (id) do nothing
                                """
                                        .formatted(TaskRow.COLUMNS, TaskRow.PARAMETERS))
                        .with(follows)
                        .with(TaskRow.values(task))
                        .update();
        if (inserted == 0) {
            throw idTaken();
        }
    }

    /**
     * @param id of an operation and of the task that it has added
     * @return the task as it was added; empty if there is no such operation in the change log
     * @throws Failure.Conflict if the operation is another one, of any owner
     */
    Optional<Task> addedBy(Transaction transaction, UUID owner, UUID id) {
        return transaction
                .sql(
                        """
                        select changes.user_id = ? and entity = 'task' and entity_id = operation_id
                            and before is null as is_addition,
                          task.*
                        from changes, jsonb_populate_record(null::tasks, after) as task
                        where operation_id = ? order by is_addition desc limit 1
                        """)
                .with(owner, id)
                .first(row -> {
                    if (!row.getBoolean("is_addition")) {
                        throw idTaken();
                    }
                    return TaskRow.read(row);
                });
    }

    /** The same for the caller's own tasks and those of others, which they may not know of. */
    static Failure idTaken() {
        return new Failure.Conflict(
                FailureCode.ID_TAKEN, "This id is already in use. Make a new one for each task.");
    }

    /**
     * Adds imported tasks. No reminder is kept for a due date that is past.
     *
     * @param tasks the list and the parent of each exist, or the parent comes before it
     * @throws Failure.Conflict if another request has just used one of the ids
     */
    public void insertAll(Transaction transaction, List<Task> tasks, Instant now) {
        var inserted =
                transaction
                        .sql(
                                """
                                insert into tasks (%s) values (%s) on conflict do nothing
                                """
                                        .formatted(TaskRow.COLUMNS, TaskRow.PARAMETERS))
                        .batch(tasks, TaskRow::values);
        if (inserted != tasks.size()) {
            throw new Failure.Conflict(
                    FailureCode.BUSY,
                    "Another request is changing the same tasks. Try again in a moment.");
        }
        transaction
                .sql(
                        """
                        delete from reminders using tasks
                        where id = task_id and task_id = any(?::uuid[])
                          and remind_at + make_interval(mins => reminder_lead_time) < ?
                        """)
                .with(Hierarchy.texts(tasks.stream().map(Task::id).toList()), now)
                .update();
    }

    /**
     * @param tasks locked ones, or such as the transaction has read under the lock of their owner
     */
    public void update(Transaction transaction, List<Task> tasks) {
        transaction
                .sql(
                        """
                        update tasks set (%s) = (%s) where id = ?
                        """
                                .formatted(TaskRow.COLUMNS, TaskRow.PARAMETERS))
                .batch(
                        tasks,
                        task -> {
                            var values = TaskRow.values(task);
                            var parameters = Arrays.copyOf(values, values.length + 1);
                            parameters[values.length] = task.id();
                            return parameters;
                        });
    }

    void delete(Transaction transaction, Collection<UUID> ids) {
        transaction
                .sql("delete from tasks where id = any(?::uuid[])")
                .with(Hierarchy.texts(ids))
                .update();
    }
}
