package todo.api.task;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Sql;
import todo.api.database.Transaction;
import todo.http.Json;

/** How a task is written to its row, and read from it, inside of whatever transaction. */
final class TaskTable {

    /** What is written, in the order of {@link #values}. */
    static final String WRITTEN =
            """
            title, description, status, priority, tags, due_date, all_day, recurrence_rule,
            recurrence_from, reminder_lead_time, list_id, parent_id, position, completed_at, updated_at\
            """;

    static final String COLUMNS = "id, created_at, version, " + WRITTEN;

    static final String ONE = "select " + COLUMNS + " from tasks where user_id = ? and id = ?";

    static final String MANY =
            "select " + COLUMNS + " from tasks where user_id = ? and id = any(?::uuid[])";

    private static final String UPDATE =
            """
            update tasks set (%s) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?),
              version = version + 1
            where id = ? returning %s
            """
                    .formatted(WRITTEN, COLUMNS);

    private TaskTable() {}

    /**
     * @param source what it selects from beside the tasks, with a comma; or nothing
     * @return the statement that {@link #insert(Sql, UUID, UUID, List)} runs
     */
    static String insert(String source) {
        return """
        insert into tasks (user_id, follows, %1$s)
        select ?, ?, %1$s from %2$s json_populate_recordset(null::tasks, ?::json)
        """
                .formatted(COLUMNS, source);
    }

    /**
     * @param statement made of {@link #insert(String)}
     * @param follows the task whose next ones they are; null for none
     * @return how many were added
     */
    static int insert(Sql statement, UUID owner, @Nullable UUID follows, List<Task> tasks) {
        // As JSON, which is by design how the columns are called.
        return statement.with(owner).with(follows).with(Json.text(tasks)).update();
    }

    /**
     * @return the task as it is, which nobody else changes until the transaction ends
     */
    static Optional<Task> locked(Transaction transaction, UUID owner, UUID id) {
        return transaction.sql(ONE + " for update").with(owner, id).first(Task::read);
    }

    /**
     * @param now to the microsecond, which is what the database keeps
     * @return the next version
     */
    static Task update(
            Transaction transaction, Task before, Draft draft, String position, Instant now) {
        var completed =
                draft.status() != Status.COMPLETED
                        ? null
                        : Objects.requireNonNullElse(before.completedAt(), now);
        return values(transaction.sql(UPDATE), draft, position, completed, now)
                .with(before.id())
                .first(Task::read)
                .orElseThrow();
    }

    private static Sql values(
            Sql statement, Draft draft, String position, @Nullable Instant completed, Instant now) {
        return statement
                .with(draft.title(), draft.description())
                .with(draft.status().wire(), draft.priority().wire(), draft.tags())
                .with(draft.dueDate(), draft.allDay())
                .with(draft.recurrence() == null ? null : draft.recurrence().text())
                .with(draft.recurrenceFrom().wire())
                .with(draft.reminderLeadTime(), draft.listId(), draft.parentId())
                .with(position, completed, now);
    }
}
