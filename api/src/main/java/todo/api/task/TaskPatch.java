package todo.api.task;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Patch;
import todo.api.ordering.Placement;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Rule;
import todo.failure.Failure;
import todo.failure.FaultCode;

/**
 * A change of a task.
 *
 * @param title a title cannot be cleared: that keeps it
 * @param status cleared: pending
 * @param priority cleared: medium
 * @param dueDate midnight UTC of its day if the task is for all of the day
 * @param allDay kept: a due date with a time of day ends it
 * @param recurrenceFrom cleared: the due date
 * @param listId moves the task into a list; a subtask that changes its list alone is no subtask any
 *     more
 * @param placement null keeps the position
 */
public record TaskPatch(
        Patch<Title> title,
        Patch<Description> description,
        Patch<Status> status,
        Patch<Priority> priority,
        Patch<Tags> tags,
        Patch<Instant> dueDate,
        Patch<Boolean> allDay,
        RecurrencePatch recurrence,
        Patch<Origin> recurrenceFrom,
        Patch<LeadTime> reminderLeadTime,
        Patch<UUID> listId,
        Patch<UUID> parentId,
        @Nullable Placement placement) {

    /** A change of the status alone. */
    public static TaskPatch status(Patch<Status> status) {
        return new TaskPatch(
                Patch.keep(),
                Patch.keep(),
                status,
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                RecurrencePatch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                null);
    }

    /**
     * @return the task after the change; its position, version and times are still those of {@code
     *     before}
     * @throws Failure.Invalid if an all-day task would recur by the hour
     */
    public Task applyTo(Task before) {
        var after = mergeInto(before);
        if (!(recurrence instanceof RecurrencePatch.ToPattern)) {
            requireDaily(after.allDay(), recurrence.apply(before.recurrence()));
        }
        return after;
    }

    /** The same, but an all-day task that would recur by the hour recurs daily. */
    Task mergeInto(Task before) {
        var list = listId.apply(before.listId());
        var keepsParent =
                !(parentId instanceof Patch.Keep) || Objects.equals(list, before.listId());
        return new Task(
                before.id(),
                before.ownerId(),
                title.map(Title::text).apply(before.title(), before.title()),
                description.map(Description::text).apply(before.description()),
                status.apply(before.status(), Status.PENDING),
                priority.apply(before.priority(), Priority.MEDIUM),
                tags.map(Tags::names).apply(before.tags(), List.of()),
                dueDate.apply(before.dueDate()),
                isAllDay(before),
                recurrence.apply(before.recurrence()),
                recurrenceFrom.apply(before.recurrenceFrom(), Origin.DUE),
                reminderLeadTime.map(LeadTime::minutes).apply(before.reminderLeadTime()),
                list,
                keepsParent ? parentId.apply(before.parentId()) : null,
                before.position(),
                before.completedAt(),
                before.createdAt(),
                before.updatedAt(),
                before.version());
    }

    private boolean isAllDay(Task before) {
        var due = dueDate.apply(null);
        var isTimed = due != null && !due.equals(due.truncatedTo(ChronoUnit.DAYS));
        var endsAllDay = isTimed && allDay instanceof Patch.Keep;
        return !endsAllDay && allDay.apply(before.allDay(), false);
    }

    private void requireDaily(boolean isAllDay, @Nullable Rule rule) {
        if (isAllDay && rule != null && rule.isTimed()) {
            throw new Failure.Invalid(
                    recurrence instanceof RecurrencePatch.ToRule ? "/recurrence_rule" : "/all_day",
                    FaultCode.INVALID,
                    "An all-day task cannot recur by the hour.");
        }
    }
}
