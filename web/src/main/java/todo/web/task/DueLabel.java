package todo.web.task;

import java.time.Instant;
import java.time.LocalDate;
import todo.web.page.Today;

/**
 * A due date for people.
 *
 * @param text for example: Tomorrow, 09:00
 * @param iso the ISO date
 * @param style overdue, today, soon or later; a class of the style sheet
 */
public record DueLabel(String text, String iso, String style) {

    /**
     * @param task a completed task is never overdue
     */
    static DueLabel of(Task task, Instant due, Today today) {
        var date = today.date(due, task.allDay());
        var overdue = date.isBefore(today.today()) && !task.isCompleted();
        return new DueLabel(
                task.allDay() ? today.label(date) : today.label(due),
                date.toString(),
                overdue ? "overdue" : style(date, today.today()));
    }

    /**
     * @return the same under a heading that names the day
     */
    DueLabel underDay(Task task, Today today) {
        return task.allDay() || task.due() == null
                ? new DueLabel("", iso, style)
                : new DueLabel(today.time(task.due()), iso, style);
    }

    public boolean isOverdue() {
        return style.equals("overdue");
    }

    private static String style(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return "today";
        }
        return date.equals(today.plusDays(1)) ? "soon" : "later";
    }
}
