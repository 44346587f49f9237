package todo.web.task;

import java.time.Instant;
import java.time.LocalDate;
import todo.web.page.Today;

/**
 * When a task is due, as a person says it.
 *
 * @param iso for machines
 * @param style overdue, today, soon, later: for the style sheet, and for those who do not see it
 */
public record DueLabel(String words, String iso, String style) {

    /**
     * @param task that is due; once it has been done it is not overdue, however late
     */
    static DueLabel of(Task task, Instant due, Today day) {
        var date = day.date(due, task.allDay());
        var overdue = date.isBefore(day.today()) && !task.done();
        return new DueLabel(
                task.allDay() ? day.words(date) : day.words(due),
                date.toString(),
                overdue ? "overdue" : style(date, day.today()));
    }

    private static String style(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return "today";
        }
        return date.equals(today.plusDays(1)) ? "soon" : "later";
    }
}
