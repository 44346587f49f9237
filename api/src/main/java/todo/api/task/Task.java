package todo.api.task;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Sql;
import todo.api.ordering.Placement;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Pattern;
import todo.api.recurrence.Rule;

/**
 * A task as it is kept, and as the API shows it.
 *
 * @param dueDate midnight UTC of its day where {@code allDay}
 * @param recurrence null where it does not come again
 * @param reminderLeadTime minutes before it is due
 * @param listId null where it is in no list
 * @param parentId null where it is no part of another task
 * @param position sorts among the others, bytewise
 * @param completedAt there exactly where the status is completed
 * @param version counts the changes; what an ETag shows
 */
@JsonSerialize(using = TaskJson.class)
public record Task(
        UUID id,
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        List<String> tags,
        @Nullable Instant dueDate,
        boolean allDay,
        @Nullable Rule recurrence,
        Origin recurrenceFrom,
        @Nullable Integer reminderLeadTime,
        @Nullable UUID listId,
        @Nullable UUID parentId,
        String position,
        @Nullable Instant completedAt,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** Reads a whole row of tasks. */
    public static Task read(ResultSet row) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("description"),
                Status.parse(row.getString("status")),
                Priority.parse(row.getString("priority")),
                Sql.texts(row, "tags"),
                Sql.instant(row, "due_date"),
                row.getBoolean("all_day"),
                rule(row.getString("recurrence_rule")),
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

    private static @Nullable Rule rule(@Nullable String text) {
        return text == null ? null : Rule.stored(text);
    }

    Pattern recurrencePattern() {
        return Pattern.of(recurrence);
    }

    /**
     * @return as RFC 5545 has it; null where it does not come again
     */
    @Nullable String recurrenceRule() {
        return recurrence == null ? null : recurrence.text();
    }

    Draft draft() {
        return new Draft(
                title,
                description,
                status,
                priority,
                tags,
                dueDate,
                allDay,
                recurrence,
                recurrenceFrom,
                reminderLeadTime,
                listId,
                parentId,
                new Placement.At(position));
    }
}
