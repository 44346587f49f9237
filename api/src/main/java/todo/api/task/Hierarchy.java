package todo.api.task;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Transaction;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.failure.FaultCode;

/** The list of a task, and the tree of tasks and subtasks. */
public final class Hierarchy {

    /** How many levels of tasks there can be. */
    public static final int DEEPEST = 20;

    /** The subtasks of some tasks, on all levels; twice if one of the tasks is within another. */
    private static final String SUBTASKS =
            """
            with recursive subtasks as (
              select id, status, 1 as level from tasks where parent_id = any(?::uuid[])
              union all
              select tasks.id, tasks.status, level + 1
              from tasks join subtasks on tasks.parent_id = subtasks.id)
            """;

    private Hierarchy() {}

    /**
     * A subtask is in the same list as its parent.
     *
     * @param before null for a new task
     * @return {@code wanted}, in the list of its parent
     * @throws Failure.Invalid if its list or its parent does not exist, if they do not match, or if
     *     it would be its own subtask, or too deep
     */
    static Task settle(Transaction transaction, @Nullable Task before, Task wanted) {
        var owner = wanted.ownerId();
        var list = wanted.listId();
        var parent = wanted.parentId();
        var listChanges = !Objects.equals(list, before == null ? null : before.listId());
        var parentChanges = !Objects.equals(parent, before == null ? null : before.parentId());
        if (listChanges && list != null) {
            checkList(transaction, owner, list);
        }
        if (parent == null || !(listChanges || parentChanges)) {
            return wanted;
        }
        if (parentChanges) {
            checkParent(transaction, owner, wanted.id(), parent);
        }
        var parentsList = listOf(transaction, parent);
        if (listChanges && list != null && !list.equals(parentsList)) {
            throw new Failure.Invalid(
                    "/list_id",
                    FaultCode.INVALID,
                    "A subtask is always in the same list as its parent.");
        }
        return wanted.withParents(parentsList, parent);
    }

    /**
     * @throws Failure.Conflict if a subtask is open
     */
    static void requireSubtasksCompleted(Transaction transaction, UUID task) {
        var open = openSubtasks(transaction, List.of(task), List.of());
        if (open > 0) {
            throw new Failure.Conflict(
                    FailureCode.OPEN_SUBTASKS,
                    open == 1
                            ? "A subtask of this task is open. Complete it first, or complete both with ?force=true."
                            : "%d subtasks of this task are open. Complete them first, or complete all with ?force=true."
                                    .formatted(open));
        }
    }

    /**
     * @param except not counted
     * @return how many subtasks of some tasks are open, on all levels
     */
    static int openSubtasks(Transaction transaction, List<UUID> tasks, List<UUID> except) {
        return transaction
                .sql(
                        SUBTASKS
                                + """
                                select count(distinct id) from subtasks
                                where status <> 'completed' and id <> all(?::uuid[])
                                """)
                .with(texts(tasks), texts(except))
                .first(row -> row.getInt(1))
                .orElseThrow();
    }

    /** Completes all subtasks of a task. They recur only with the task. */
    static void completeSubtasks(Transaction transaction, UUID task, Instant now) {
        transaction
                .sql(
                        SUBTASKS
                                + """
                                update tasks set status = 'completed', completed_at = ?, updated_at = ?,
                                  version = version + 1
                                where id in (select id from subtasks where status <> 'completed')
                                """)
                .with(texts(List.of(task)), now, now)
                .update();
    }

    private static void checkList(Transaction transaction, UUID owner, UUID list) {
        if (transaction
                .sql("select 1 from lists where user_id = ? and id = ?")
                .with(owner, list)
                .first(row -> true)
                .isEmpty()) {
            throw missing("/list_id", "This list does not exist.");
        }
    }

    private static @Nullable UUID listOf(Transaction transaction, UUID task) {
        return transaction
                .sql("select list_id from tasks where id = ?")
                .with(task)
                .all(row -> row.getObject("list_id", UUID.class))
                .getFirst();
    }

    /** Moves all subtasks of a task into its list. */
    public static void moveSubtasks(Transaction transaction, Task task, Instant now) {
        transaction
                .sql(
                        SUBTASKS
                                + """
                                update tasks set list_id = ?, updated_at = ?, version = version + 1
                                where id in (select id from subtasks) and list_id is distinct from ?
                                """)
                .with(texts(List.of(task.id())), task.listId(), now, task.listId())
                .update();
    }

    private static void checkParent(Transaction transaction, UUID owner, UUID id, UUID parent) {
        var ancestors = ancestors(transaction, owner, parent);
        if (ancestors.isEmpty()) {
            throw missing("/parent_id", "This task does not exist.");
        }
        if (ancestors.contains(id)) {
            throw new Failure.Invalid(
                    "/parent_id", FaultCode.INVALID, "A task cannot be its own subtask.");
        }
        if (ancestors.size() + height(transaction, id) >= DEEPEST) {
            throw new Failure.Invalid(
                    "/parent_id",
                    FaultCode.INVALID,
                    "There can be at most %d levels of subtasks.".formatted(DEEPEST));
        }
    }

    /**
     * @return the task, its parent, and so on; empty if it does not exist
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
     * @return how many levels of subtasks it has
     */
    private static int height(Transaction transaction, UUID id) {
        return transaction
                .sql(SUBTASKS + "select coalesce(max(level), 0) as height from subtasks")
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

    private static Failure missing(String pointer, String detail) {
        return new Failure.Invalid(pointer, FaultCode.NOT_FOUND, detail);
    }
}
