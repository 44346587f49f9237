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

/** Many tasks, for imports and exports. Safe for concurrent use. */
public final class TaskBatches {

    private static final int PAGE = 200;

    private final Database database;

    public TaskBatches(Database database) {
        this.database = database;
    }

    /**
     * @param last the last task of the page before; null for the first page
     * @return at most 200 tasks, the newest first; fewer, or none, on the last page
     */
    public List<Task> page(UUID owner, Condition condition, @Nullable Task last) {
        var after = last == null ? Instant.parse("9999-12-31T23:59:59.999999Z") : last.createdAt();
        return database.sql(
                        """
                        select %s from tasks
                        where user_id = ? and (created_at, id) < (?, ?) and %s
                        order by created_at desc, id desc limit ?
                        """
                                .formatted(TaskRow.COLUMNS, condition.sql()))
                .with(owner, after, last == null ? new UUID(-1, -1) : last.id())
                .with(condition.parameters().toArray())
                .with(PAGE)
                .all(TaskRow::read);
    }

    /**
     * @return whether {@code page} is the last one
     */
    public static boolean isLast(List<Task> page) {
        return page.size() < PAGE;
    }

    /**
     * @return the ids that exist, and whether each is a task of the owner
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
     * @return the parents of the owner's subtasks
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
}
