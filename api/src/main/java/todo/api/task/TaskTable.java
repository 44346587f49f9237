package todo.api.task;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Sql;
import todo.api.database.Transaction;

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
     * @param source what one task is added for each row of
     * @return the statement that {@link #insert} runs
     */
    static String insert(String source) {
        return """
        insert into tasks (user_id, id, created_at, follows, %s)
        select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from %s
        returning %s
        """
                .formatted(WRITTEN, source, COLUMNS);
    }

    /**
     * @param statement made of {@link #insert(String)}
     * @param follows the task whose next one it is; null for none
     * @param now to the microsecond, which is what the database keeps
     * @return empty where there was no row to add it for
     */
    static Optional<Task> insert(
            Sql statement,
            UUID owner,
            UUID id,
            @Nullable UUID follows,
            Draft draft,
            String position,
            Instant now) {
        return values(
                        statement.with(owner, id, now).with(follows),
                        draft,
                        position,
                        draft.status() == Status.COMPLETED ? now : null,
                        now)
                .first(Task::read);
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
