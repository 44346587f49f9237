package todo.api.task;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Tasks by the thousand, as files need them: read page by page, and written many in one round trip.
 * Safe for concurrent use.
 */
public final class TaskBatches {

    /** How deep one task may be part of another. */
    public static final int DEEPEST = Hierarchy.DEEPEST;

    private static final int PAGE = 200;

    private final Database database;

    public TaskBatches(Database database) {
        this.database = database;
    }

    /**
     * @param last of the page before; null for the first page
     * @return at most 200, the newest first; fewer, or none, on the last page. Each page is as of
     *     the moment at which it is read
     */
    public List<Task> page(UUID owner, Condition condition, @Nullable Task last) {
        var after = last == null ? Instant.parse("9999-12-31T23:59:59.999999Z") : last.createdAt();
        return database.sql(
                        """
                        select %s from tasks
                        where user_id = ? and (created_at, id) < (?, ?) and %s
                        order by created_at desc, id desc limit ?
                        """
                                .formatted(TaskTable.COLUMNS, condition.sql()))
                .with(owner, after, last == null ? new UUID(-1, -1) : last.id())
                .with(condition.parameters().toArray())
                .with(PAGE)
                .all(Task::read);
    }

    /**
     * @return whether {@code page} is the last one
     */
    public static boolean isLast(List<Task> page) {
        return page.size() < PAGE;
    }

    /**
     * @return those of the ids that are the owner's tasks
     */
    public Map<UUID, Task> get(Transaction transaction, UUID owner, Collection<UUID> ids) {
        var tasks = new HashMap<UUID, Task>();
        transaction
                .sql(TaskTable.MANY)
                .with(owner, Hierarchy.texts(ids))
                .all(Task::read)
                .forEach(task -> tasks.put(task.id(), task));
        return tasks;
    }

    /**
     * @return those of the ids that are there, and whether each is the owner's
     */
    public Map<UUID, Boolean> owned(Transaction transaction, UUID owner, Collection<UUID> ids) {
        var owned = new HashMap<UUID, Boolean>();
        transaction
                .sql("select id, user_id = ? as own from tasks where id = any(?::uuid[])")
                .with(owner, Hierarchy.texts(ids))
                .all(row -> owned.put(row.getObject("id", UUID.class), row.getBoolean("own")));
        return owned;
    }

    /**
     * @return for each task of the owner that is part of another one: of which
     */
    public Map<UUID, UUID> parents(Transaction transaction, UUID owner) {
        var parents = new HashMap<UUID, UUID>();
        transaction
                .sql("select id, parent_id from tasks where user_id = ? and parent_id is not null")
                .with(owner)
                .all(row ->
                        parents.put(
                                row.getObject("id", UUID.class),
                                row.getObject("parent_id", UUID.class)));
        return parents;
    }

    /**
     * Nobody is reminded of what was due before.
     *
     * @param tasks new ones; what they belong to is there, or stands before them
     * @throws Failure.Conflict if somebody has taken one of their ids just now
     */
    public void insert(Transaction transaction, UUID owner, List<Task> tasks, Instant now) {
        var statement = transaction.sql(TaskTable.insert("") + "on conflict do nothing");
        var inserted = TaskTable.insert(statement, owner, null, tasks);
        if (inserted != tasks.size()) {
            throw new Failure.Conflict(
                    FailureCode.BUSY,
                    "The same is being changed right now. Please try again in a moment.");
        }
        forgetPast(transaction, tasks, now);
    }

    /**
     * @param tasks the owner's, read in this transaction and changed
     */
    public void update(Transaction transaction, UUID owner, List<Task> tasks) {
        transaction
                .sql(
                        """
                        update tasks set (%s, created_at, version)
                          = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        where user_id = ? and id = ?
                        """
                                .formatted(TaskTable.WRITTEN))
                .batch(tasks, task -> values(owner, task));
    }

    /** Puts all that are part of a task into its list. */
    public void follow(Transaction transaction, Task task, Instant now) {
        Hierarchy.follow(transaction, task, now);
    }

    private static void forgetPast(Transaction transaction, List<Task> tasks, Instant now) {
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

    private static @Nullable Object[] values(UUID owner, Task task) {
        return new @Nullable Object[] {
            task.title(),
            task.description(),
            task.status().wire(),
            task.priority().wire(),
            task.tags(),
            task.dueDate(),
            task.allDay(),
            task.recurrenceRule(),
            task.recurrenceFrom().wire(),
            task.reminderLeadTime(),
            task.listId(),
            task.parentId(),
            task.position(),
            task.completedAt(),
            task.updatedAt(),
            task.createdAt(),
            task.version(),
            owner,
            task.id()
        };
    }
}
