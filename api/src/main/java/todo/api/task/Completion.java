package todo.api.task;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

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
     * @param zone by whose days and hours it comes again
     * @return the task that follows; empty where it does not come again
     */
    static Optional<Draft> next(Draft completed, ZoneId zone, Instant now) {
        if (completed.recurrence() == Recurrence.NONE) {
            return Optional.empty();
        }
        var due = completed.dueDate() == null ? now : completed.dueDate();
        return Optional.of(
                completed.next(completed.recurrence().after(due.atZone(zone)).toInstant()));
    }
}
