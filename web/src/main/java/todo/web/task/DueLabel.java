package todo.web.task;

import java.time.Instant;
import todo.web.page.Today;

/**
 * A due date for people.
 *
 * @param text for example: Tomorrow, 09:00
 * @param iso the ISO date
 * @param overdue never for a completed task
 */
public record DueLabel(String text, String iso, boolean overdue) {

    public static DueLabel of(Task task, Instant due, Today today) {
        var date = today.date(due, task.allDay());
        return new DueLabel(
                task.allDay() ? today.label(date) : today.label(due),
                date.toString(),
                date.isBefore(today.today()) && !task.isCompleted());
    }

    /**
     * @return the same under a heading that names the day
     */
    DueLabel underDay(Task task, Today today) {
        return task.allDay() || task.due() == null
                ? new DueLabel("", iso, overdue)
                : new DueLabel(today.time(task.due()), iso, overdue);
    }
}
