package todo.api.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Transaction;
import todo.api.recurrence.Origin;
import todo.failure.Failure;
import todo.failure.FailureCode;

/** The next occurrence of a recurring task, and the subtasks that recur with it. */
final class Recurring {

    /**
     * The subtasks that recur with a task. Of those that recur by themselves only the open ones:
     * the completed ones have left their own next occurrences.
     */
    private static final String SUBTASKS =
            """
            with recursive subtasks as (
              select id, parent_id, 1 as level from tasks
              where parent_id = ? and (recurrence_rule is null or status <> 'completed')
              union all
              select tasks.id, tasks.parent_id, level + 1
              from tasks join subtasks on tasks.parent_id = subtasks.id
              where tasks.recurrence_rule is null or tasks.status <> 'completed')
            """;

    /** Some days later by the calendar: the time of day in the zone stays the same. */
    private static final String LATER =
            """
            (due_date at time zone case when all_day then 'UTC' else ? end
              + make_interval(days => ?)) at time zone case when all_day then 'UTC' else ? end\
            """;

    private Recurring() {}

    /**
     * @param zone in which the days and hours of the rule are
     * @return the next occurrence of a completed task, open, still under the old id; empty if there
     *     is none
     */
    static Optional<Task> next(Task completed, ZoneId zone, Instant now) {
        return after(completed, completed.recurrenceFrom(), zone, now)
                .map(next -> next.withStatus(Status.PENDING));
    }

    /**
     * @param zone in which the days and hours of the rule are
     * @return the task at its next date
     * @throws Failure.Conflict if it is completed, or has no next date
     */
    static Task skipped(Task task, ZoneId zone, Instant now) {
        if (task.recurrence() == null) {
            throw new Failure.Conflict(
                    FailureCode.NOT_RECURRING,
                    "This task does not recur, so it has no date to skip.");
        }
        if (task.isCompleted()) {
            throw new Failure.Conflict(
                    FailureCode.ALREADY_COMPLETED,
                    "This task is completed. Skip the date of its next occurrence instead.");
        }
        return after(task, Origin.DUE, zone, now)
                .orElseThrow(() ->
                        new Failure.Conflict(
                                FailureCode.LAST_OCCURRENCE,
                                "This is the last date of the series."));
    }

    /** A recurring task without a due date counts as due today. */
    private static Optional<Task> after(Task task, Origin origin, ZoneId zone, Instant now) {
        var rule = task.recurrence();
        if (rule == null) {
            return Optional.empty();
        }
        if (task.dueDate() != null) {
            return rule.next(task.dueDate(), task.allDay(), origin, now, zone)
                    .map(next -> task.at(next, task.allDay()));
        }
        var isAllDay = !rule.isTimed();
        var due =
                isAllDay
                        ? now.atZone(zone).toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC)
                        : now;
        return rule.next(due, isAllDay, origin, now, zone).map(next -> task.at(next, isAllDay));
    }

    /**
     * @return whether the task has its next occurrence already, changed or not: it was completed
     *     before
     */
    static boolean hasNext(Transaction transaction, UUID task) {
        return transaction
                .sql("select 1 from tasks where follows = ?")
                .with(task)
                .first(row -> true)
                .isPresent();
    }

    /**
     * Removes the next occurrence of a task that is open again, with its subtasks; unless one of
     * them was changed or added since.
     */
    static void removeNext(Transaction transaction, UUID task) {
        transaction
                .sql(
                        """
                        with recursive made as (
                          select id, version, created_at from tasks where follows = ?
                          union all
                          select tasks.id, tasks.version, tasks.created_at
                          from tasks join made on tasks.parent_id = made.id)
                        delete from tasks where follows = ? and not exists (
                          select from made where version > 1 or made.created_at <> tasks.created_at)
                        """)
                .with(task, task)
                .update();
    }

    /**
     * A subtask and its copy.
     *
     * @param id of the copy
     * @param parent the copy of its parent
     */
    private record Copy(UUID source, UUID id, UUID parent) {}

    /**
     * Copies the subtasks that recur with a task, open and due as many days later as the next
     * occurrence is.
     *
     * @param zone in which a day begins at midnight
     */
    static void copySubtasks(
            Transaction transaction, Task before, Task next, ZoneId zone, Ids ids, Instant now) {
        var copies = copies(transaction, before.id(), next.id(), ids);
        if (copies.isEmpty()) {
            return;
        }
        transaction
                .sql(
                        """
                        insert into tasks (%s)
                        select %s
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[]) with ordinality as copy(source, id, parent, number)
                        join tasks on tasks.id = copy.source
                        order by copy.number
                        """
                                .formatted(TaskRow.COLUMNS, TaskRow.copied(Recurring::copied)))
                .with(zone.getId(), days(before, next, zone, now), zone.getId())
                .with(next.listId(), now, now)
                .with(Hierarchy.texts(copies.stream().map(Copy::source).toList()))
                .with(Hierarchy.texts(copies.stream().map(Copy::id).toList()))
                .with(Hierarchy.texts(copies.stream().map(Copy::parent).toList()))
                .update();
    }

    /** What differs in the copy of a subtask; parameters in the order of the columns. */
    private static @Nullable String copied(String column) {
        return switch (column) {
            case "id" -> "copy.id";
            case "status" -> "'pending'";
            case "due_date" -> LATER;
            case "list_id" -> "?::uuid";
            case "parent_id" -> "copy.parent";
            case "completed_at" -> "null::timestamptz";
            case "created_at", "updated_at" -> "?::timestamptz";
            case "version" -> "1";
            default -> null;
        };
    }

    /**
     * Moves the subtasks that recur with a task by as many days as the task; completed ones stay
     * completed.
     *
     * @param after the same task at its next date
     * @param zone in which a day begins at midnight
     */
    static void postponeSubtasks(
            Transaction transaction, Task before, Task after, ZoneId zone, Instant now) {
        transaction
                .sql(
                        SUBTASKS
                                + """
                                update tasks set due_date = %s, updated_at = ?, version = version + 1
                                where due_date is not null and id in (select id from subtasks)
                                """
                                        .formatted(LATER))
                .with(before.id(), zone.getId(), days(before, after, zone, now), zone.getId(), now)
                .update();
    }

    /** Parents come before their subtasks. */
    private static List<Copy> copies(Transaction transaction, UUID task, UUID next, Ids ids) {
        var copied = new HashMap<UUID, UUID>();
        copied.put(task, next);
        var copies = new ArrayList<Copy>();
        transaction
                .sql(SUBTASKS + "select id, parent_id from subtasks order by level, id")
                .with(task)
                .all(row ->
                        new Copy(
                                row.getObject("id", UUID.class),
                                ids.next(),
                                row.getObject("parent_id", UUID.class)))
                .forEach(subtask -> {
                    copied.put(subtask.source(), subtask.id());
                    var parent = Objects.requireNonNull(copied.get(subtask.parent()));
                    copies.add(new Copy(subtask.source(), subtask.id(), parent));
                });
        return copies;
    }

    private static int days(Task before, Task next, ZoneId zone, Instant now) {
        return Math.toIntExact(
                ChronoUnit.DAYS.between(day(before, zone, now), day(next, zone, now)));
    }

    private static LocalDate day(Task task, ZoneId zone, Instant now) {
        return task.dueDate() == null
                ? LocalDate.ofInstant(now, zone)
                : LocalDate.ofInstant(task.dueDate(), task.allDay() ? ZoneOffset.UTC : zone);
    }
}
