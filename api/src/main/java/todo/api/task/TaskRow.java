package todo.api.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.api.database.Sql;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Rule;

/** The columns of a task, in one list for every statement that reads or writes them. */
public final class TaskRow {

    /**
     * A column of {@code tasks}.
     *
     * @param type in PostgreSQL
     */
    private record Column(String name, String type, Function<Task, @Nullable Object> value) {}

    private static final List<Column> ALL =
            List.of(
                    new Column("id", "uuid", Task::id),
                    new Column("user_id", "uuid", Task::ownerId),
                    new Column("title", "text", Task::title),
                    new Column("description", "text", Task::description),
                    new Column("status", "text", task -> task.status().wire()),
                    new Column("priority", "text", task -> task.priority().wire()),
                    new Column("tags", "text[]", Task::tags),
                    new Column("due_date", "timestamptz", Task::dueDate),
                    new Column("all_day", "boolean", Task::allDay),
                    new Column("recurrence_rule", "text", Task::recurrenceRule),
                    new Column("recurrence_from", "text", task -> task.recurrenceFrom().wire()),
                    new Column("reminder_lead_time", "integer", Task::reminderLeadTime),
                    new Column("list_id", "uuid", Task::listId),
                    new Column("parent_id", "uuid", Task::parentId),
                    new Column("position", "text", Task::position),
                    new Column("completed_at", "timestamptz", Task::completedAt),
                    new Column("created_at", "timestamptz", Task::createdAt),
                    new Column("updated_at", "timestamptz", Task::updatedAt),
                    new Column("version", "bigint", Task::version));

    /** The names of the columns, separated by commas. */
    static final String COLUMNS = each(column -> column.name());

    /** A parameter with its type for each of the {@link #COLUMNS}; see {@link #values}. */
    static final String PARAMETERS = each(column -> "?::" + column.type());

    private TaskRow() {}

    /**
     * @param other replaces some of the columns by other expressions: null for those that stay
     * @return the columns of {@code tasks}, as a statement selects them to copy a task
     */
    static String copied(Function<String, @Nullable String> other) {
        return each(column ->
                Objects.requireNonNullElse(other.apply(column.name()), "tasks." + column.name()));
    }

    private static String each(Function<Column, String> text) {
        return ALL.stream().map(text).collect(Collectors.joining(", "));
    }

    /**
     * @return the parameters of {@link #PARAMETERS}
     */
    static @Nullable Object[] values(Task task) {
        var values = new @Nullable Object[ALL.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = ALL.get(i).value().apply(task);
        }
        return values;
    }

    /** Reads a row of {@link #COLUMNS}. */
    public static Task read(ResultSet row) throws SQLException {
        var rule = row.getString("recurrence_rule");
        return new Task(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("title"),
                row.getString("description"),
                Status.parse(row.getString("status")),
                Priority.parse(row.getString("priority")),
                Sql.texts(row, "tags"),
                Sql.instant(row, "due_date"),
                row.getBoolean("all_day"),
                rule == null ? null : Rule.kept(rule),
                Origin.parse(row.getString("recurrence_from")),
                row.getObject("reminder_lead_time", Integer.class),
                row.getObject("list_id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("position"),
                Sql.instant(row, "completed_at"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "updated_at")),
                row.getLong("version"));
    }
}
