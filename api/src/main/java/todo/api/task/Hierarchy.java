package todo.api.task;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Transaction;
import todo.failure.Failure;

/** What a task belongs to: its list, and the task that it is part of. */
final class Hierarchy {

    /** How many tasks deep one may be part of another. */
    static final int DEEPEST = 20;

    /**
     * What is part of some tasks, at whatever depth; twice where one of them is part of another.
     */
    static final String PARTS =
            """
            with recursive parts as (
              select id, status, 1 as level from tasks where parent_id = any(?::uuid[])
              union all
              select tasks.id, tasks.status, level + 1 from tasks join parts on tasks.parent_id = parts.id)
            """;

    private Hierarchy() {}

    /**
     * A part of a task is in the same list as the task.
     *
     * @param id of the task, which need not be there yet
     * @param before null for a new task
     * @return {@code draft}, in the list of its parent
     * @throws Failure.Invalid if its list or its parent is not there, if they do not fit, or if it
     *     would become part of itself, or too deep
     */
    static Draft settle(
            Transaction transaction, UUID owner, UUID id, @Nullable Task before, Draft draft) {
        var list = draft.listId();
        var parent = draft.parentId();
        var listed = !Objects.equals(list, before == null ? null : before.listId());
        var parted = !Objects.equals(parent, before == null ? null : before.parentId());
        if (listed && list != null) {
            checkList(transaction, owner, list);
        }
        if (parent == null || !(listed || parted)) {
            return draft;
        }
        if (parted) {
            checkParent(transaction, owner, id, parent);
        }
        var home = listOf(transaction, parent);
        if (listed && list != null && !list.equals(home)) {
            throw broken("/list_id", "A part of a task is in the same list as the task.");
        }
        return draft.within(home, parent);
    }

    private static void checkList(Transaction transaction, UUID owner, UUID list) {
        if (transaction
                .sql("select 1 from lists where user_id = ? and id = ?")
                .with(owner, list)
                .first(row -> true)
                .isEmpty()) {
            throw broken("/list_id", "There is no such list.");
        }
    }

    private static @Nullable UUID listOf(Transaction transaction, UUID task) {
        return transaction
                .sql("select list_id from tasks where id = ?")
                .with(task)
                .all(row -> row.getObject("list_id", UUID.class))
                .getFirst();
    }

    /** Puts all that are part of a task into its list. */
    static void follow(Transaction transaction, Task task, Instant now) {
        transaction
                .sql(
                        PARTS
                                + """
                                update tasks set list_id = ?, updated_at = ?, version = version + 1
                                where id in (select id from parts) and list_id is distinct from ?
                                """)
                .with(texts(List.of(task.id())), task.listId(), now, task.listId())
                .update();
    }

    private static void checkParent(Transaction transaction, UUID owner, UUID id, UUID parent) {
        var ancestors = ancestors(transaction, owner, parent);
        if (ancestors.isEmpty()) {
            throw broken("/parent_id", "There is no such task.");
        }
        if (ancestors.contains(id)) {
            throw broken("/parent_id", "A task cannot be part of itself.");
        }
        if (ancestors.size() + height(transaction, id) >= DEEPEST) {
            throw broken("/parent_id", "Tasks can be at most " + DEEPEST + " deep.");
        }
    }

    /**
     * @return the task, what it is part of, and so on; empty where it is not there
     */
    private static List<UUID> ancestors(Transaction transaction, UUID owner, UUID id) {
        return transaction
                .sql(
                        """
                        with recursive chain as (
                          select id, parent_id from tasks where user_id = ? and id = ?
                          union all
                          select tasks.id, tasks.parent_id from tasks join chain on tasks.id = chain.parent_id)
                        select id from chain
                        """)
                .with(owner, id)
                .all(row -> row.getObject("id", UUID.class));
    }

    /**
     * @return how many levels of tasks are part of this one
     */
    private static int height(Transaction transaction, UUID id) {
        return transaction
                .sql(PARTS + "select coalesce(max(level), 0) as height from parts")
                .with(texts(List.of(id)))
                .first(row -> row.getInt("height"))
                .orElseThrow();
    }

    /**
     * @return the ids as a parameter, to be cast to uuid[]
     */
    static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private static Failure broken(String pointer, String detail) {
        return new Failure.Invalid(List.of(new Failure.Fault(pointer, detail)));
    }
}
