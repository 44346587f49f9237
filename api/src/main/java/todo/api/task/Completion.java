package todo.api.task;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import todo.api.database.Transaction;
import todo.api.recurrence.Origin;
import todo.failure.Failure;
import todo.failure.FailureCode;

/** What completing a task brings with it. */
final class Completion {

    private Completion() {}

    /**
     * @return whether this change completes the task
     */
    static boolean happens(Task before, Draft after) {
        return before.status() != Status.COMPLETED && after.status() == Status.COMPLETED;
    }

    /**
     * @return whether this change opens the task again
     */
    static boolean isReversed(Task before, Draft after) {
        return before.status() == Status.COMPLETED && after.status() != Status.COMPLETED;
    }

    /**
     * @throws Failure.Conflict if a part of the task is open
     */
    static void requirePartsDone(Transaction transaction, UUID task) {
        var open = openParts(transaction, List.of(task), List.of());
        if (open > 0) {
            throw new Failure.Conflict(
                    FailureCode.OPEN_SUBTASKS,
                    open == 1
                            ? "A part of this task is still open. Complete it first, or complete both with ?force=true."
                            : "%d parts of this task are still open. Complete them first, or complete all with ?force=true."
                                    .formatted(open));
        }
    }

    /**
     * @return how many open ones are part of these tasks, at whatever depth, besides some
     */
    static int openParts(Transaction transaction, List<UUID> tasks, List<UUID> besides) {
        return transaction
                .sql(
                        Hierarchy.PARTS
                                + """
                                select count(distinct id) from parts
                                where status <> 'completed' and id <> all(?::uuid[])
                                """)
                .with(Hierarchy.texts(tasks), Hierarchy.texts(besides))
                .first(row -> row.getInt(1))
                .orElseThrow();
    }

    /** Completes all that is part of a task. It comes again only with the task itself. */
    static void ofParts(Transaction transaction, UUID task, Instant now) {
        transaction
                .sql(
                        Hierarchy.PARTS
                                + """
                                update tasks set status = 'completed', completed_at = ?, updated_at = ?,
                                  version = version + 1
                                where id in (select id from parts where status <> 'completed')
                                """)
                .with(Hierarchy.texts(List.of(task)), now, now)
                .update();
    }

    /**
     * @param zone by whose days and hours it comes again
     * @return the task that follows; empty where it does not come again
     */
    static Optional<Draft> next(Draft completed, ZoneId zone, Instant now) {
        return after(completed, completed.recurrenceFrom(), zone, now);
    }

    /**
     * @param zone by whose days and hours it comes again
     * @return the task at its next date, without having been done
     * @throws Failure.Conflict if it is done, or has no next date
     */
    static Draft skipped(Task task, ZoneId zone, Instant now) {
        if (task.recurrence() == null) {
            throw new Failure.Conflict(
                    FailureCode.NOT_RECURRING,
                    "This task does not come again: it has no date to skip to.");
        }
        if (task.status() == Status.COMPLETED) {
            throw new Failure.Conflict(
                    FailureCode.ALREADY_COMPLETED,
                    "This task is done. Skip the date of the one that came next.");
        }
        return after(task.draft(), Origin.DUE, zone, now)
                .map(next -> next.withStatus(task.status()))
                .orElseThrow(() ->
                        new Failure.Conflict(
                                FailureCode.LAST_OCCURRENCE,
                                "This is the last date of the series."));
    }

    /** What comes again, but has never been due, counts as due today. */
    private static Optional<Draft> after(Draft draft, Origin origin, ZoneId zone, Instant now) {
        var rule = draft.recurrence();
        if (rule == null) {
            return Optional.empty();
        }
        if (draft.dueDate() != null) {
            var allDay = draft.allDay();
            return rule.next(draft.dueDate(), allDay, origin, now, zone)
                    .map(next -> draft.next(next, allDay));
        }
        var due =
                rule.isTimed()
                        ? now
                        : now.atZone(zone).toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC);
        return rule.next(due, !rule.isTimed(), origin, now, zone)
                .map(next -> draft.next(next, !rule.isTimed()));
    }
}
