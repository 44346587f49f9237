package todo.api.task;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.recurrence.Occurrence;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Pattern;
import todo.api.recurrence.Rule;

/**
 * A task.
 *
 * @param ownerId the account that it belongs to
 * @param dueDate midnight UTC of its day if {@code allDay}
 * @param recurrence null if it does not recur; without times of day if {@code allDay}
 * @param reminderLeadTime minutes before the due date
 * @param listId null if it is in no list
 * @param parentId null if it is no subtask
 * @param position sorts the tasks of a list, bytewise
 * @param completedAt set if and only if the status is completed
 * @param version counts the changes; an ETag shows it
 */
@JsonSerialize(using = TaskJson.class)
public record Task(
        UUID id,
        UUID ownerId,
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

    public Task {
        dueDate = allDay && dueDate != null ? dueDate.truncatedTo(ChronoUnit.DAYS) : dueDate;
        recurrence = allDay && recurrence != null ? recurrence.withoutTimes() : recurrence;
    }

    /**
     * @param now to the microsecond, as the database stores it
     * @return an open task without a title, and with the defaults of all other fields
     */
    public static Task blank(UUID id, UUID ownerId, String position, Instant now) {
        return new Task(
                id,
                ownerId,
                "",
                null,
                Status.PENDING,
                Priority.MEDIUM,
                List.of(),
                null,
                false,
                null,
                Origin.DUE,
                null,
                null,
                null,
                position,
                null,
                now,
                now,
                1);
    }

    boolean isCompleted() {
        return status == Status.COMPLETED;
    }

    Pattern recurrencePattern() {
        return Pattern.of(recurrence);
    }

    /**
     * @return as in RFC 5545; null if it does not recur
     */
    public @Nullable String recurrenceRule() {
        return recurrence == null ? null : recurrence.text();
    }

    /**
     * @param zone whose days begin at midnight
     * @return this; if its day differs from that of {@code before}, without the day that the series
     *     has named by itself
     */
    Task movedFrom(Task before, ZoneId zone) {
        if (recurrence == null
                || dueDate == null
                || dueDate.equals(before.dueDate())
                || !recurrence.equals(before.recurrence())) {
            return this;
        }
        var day = LocalDate.ofInstant(dueDate, allDay ? ZoneOffset.UTC : zone);
        return with(status, tags, dueDate, allDay, recurrence.movedTo(day), listId, parentId);
    }

    Task withStatus(Status changed) {
        return with(changed, tags, dueDate, allDay, recurrence, listId, parentId);
    }

    Task withTags(List<String> changed) {
        return with(status, changed, dueDate, allDay, recurrence, listId, parentId);
    }

    Task withDueDate(@Nullable Instant changed) {
        return with(status, tags, changed, allDay, recurrence, listId, parentId);
    }

    /**
     * @param zone in which a task with a time of day keeps it; any other is due on all of the day
     */
    Task dueOn(LocalDate day, ZoneId zone) {
        if (dueDate == null || allDay) {
            var due = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            return with(status, tags, due, true, recurrence, listId, parentId);
        }
        return withDueDate(dueDate.atZone(zone).toLocalTime().atDate(day).atZone(zone).toInstant());
    }

    Task withParents(@Nullable UUID list, @Nullable UUID parent) {
        return with(status, tags, dueDate, allDay, recurrence, list, parent);
    }

    /**
     * @return the task at another date of its series
     */
    Task at(Occurrence next, boolean isAllDay) {
        return with(status, tags, next.due(), isAllDay, next.rule(), listId, parentId);
    }

    private Task with(
            Status changedStatus,
            List<String> changedTags,
            @Nullable Instant changedDue,
            boolean changedAllDay,
            @Nullable Rule changedRule,
            @Nullable UUID changedList,
            @Nullable UUID changedParent) {
        return new Task(
                id,
                ownerId,
                title,
                description,
                changedStatus,
                priority,
                changedTags,
                changedDue,
                changedAllDay,
                changedRule,
                recurrenceFrom,
                reminderLeadTime,
                changedList,
                changedParent,
                position,
                completedAt,
                createdAt,
                updatedAt,
                version);
    }

    Task withPosition(String changed) {
        return with(id, changed, completedAt, createdAt, updatedAt, version);
    }

    /**
     * @return a new task with the same fields
     */
    Task copy(UUID copyId, String copyPosition, Instant now) {
        return with(copyId, copyPosition, null, now, now, 1).stamped(now);
    }

    /**
     * @param now to the microsecond, as the database stores it
     * @return the next version
     */
    Task revised(Instant now) {
        return with(id, position, completedAt, createdAt, now, version + 1).stamped(now);
    }

    /**
     * @return this, completed {@code now} if it is completed and has no time of completion yet
     */
    Task stamped(Instant now) {
        var completed = isCompleted() ? Objects.requireNonNullElse(completedAt, now) : null;
        return with(id, position, completed, createdAt, updatedAt, version);
    }

    /**
     * @return the same fields with another history
     */
    Task with(
            UUID changedId,
            String changedPosition,
            @Nullable Instant completed,
            Instant created,
            Instant updated,
            long changedVersion) {
        return new Task(
                changedId,
                ownerId,
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
                changedPosition,
                completed,
                created,
                updated,
                changedVersion);
    }
}
