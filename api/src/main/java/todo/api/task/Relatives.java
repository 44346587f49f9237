package todo.api.task;

import java.util.List;
import java.util.UUID;
import todo.api.database.Transaction;
import todo.http.Failure;

/** What a task belongs to: its list, and the task that it is part of. */
final class Relatives {

    /** How many tasks deep one may be part of another. */
    private static final int DEEPEST = 20;

    private Relatives() {}

    /**
     * @param id of the task, which need not be there yet
     * @throws Failure.Invalid if its list or its parent is not there, or if it would become part of
     *     itself, or too deep
     */
    static void check(Transaction transaction, UUID owner, UUID id, Draft draft) {
        if (draft.listId() != null
                && transaction
                        .sql("select 1 from lists where user_id = ? and id = ?")
                        .with(owner, draft.listId())
                        .first(row -> true)
                        .isEmpty()) {
            throw broken("/list_id", "There is no such list.");
        }
        if (draft.parentId() != null) {
            checkParent(transaction, owner, id, draft.parentId());
        }
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
                .sql(
                        """
                        with recursive parts as (
                          select id, 0 as level from tasks where id = ?
                          union all
                          select tasks.id, level + 1 from tasks join parts on tasks.parent_id = parts.id)
                        select coalesce(max(level), 0) as height from parts
                        """)
                .with(id)
                .first(row -> row.getInt("height"))
                .orElseThrow();
    }

    private static Failure broken(String pointer, String detail) {
        return new Failure.Invalid(List.of(new Failure.Fault(pointer, detail)));
    }
}
