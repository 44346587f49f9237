package todo.web.task;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a view in a month of due dates.
 *
 * @param title for example: December 2026
 * @param weekdays for example Mon, from the first day of the week
 * @param weeks six weeks of seven days
 * @param day whose tasks are listed below the month
 * @param isChosen whether the user has chosen this day
 * @param dayTitle for example: Friday, 4 December
 * @param rows the first tasks of this day
 * @param total how many tasks are due on this day
 */
public record Month(
        String title,
        List<String> weekdays,
        List<List<Day>> weeks,
        Step previous,
        Step next,
        View now,
        LocalDate day,
        boolean isChosen,
        String dayTitle,
        List<TaskListView.Row> rows,
        long total) {

    static final int TASKS_A_DAY = 3;

    /**
     * The month before or after.
     *
     * @param label for example: January 2027
     */
    public record Step(View view, String label) {}

    /**
     * A cell.
     *
     * @param number for example 2, or 1 Dec
     * @param label for example: Friday, 4 December
     * @param isOutside whether it belongs to another month
     * @param view the same month with this day's tasks below
     * @param more how many tasks have no room
     * @param all path of all tasks of the day
     */
    public record Day(
            LocalDate date,
            String number,
            String label,
            boolean isOutside,
            boolean isToday,
            View view,
            List<Entry> entries,
            long more,
            String all) {}

    /**
     * A task in a cell.
     *
     * @param time for example 09:30; empty for an all-day task
     * @param color a class of the style sheet
     */
    public record Entry(Task task, String time, String color, boolean isOverdue) {}

    /**
     * @return the month of a view's address
     */
    static YearMonth of(View view, LocalDate today) {
        if (view.month() != null) {
            return view.month();
        }
        var day = view.day();
        return YearMonth.from(day == null ? today : day);
    }

    /**
     * @return the day whose tasks are listed below
     */
    static LocalDate day(YearMonth month, @Nullable LocalDate chosen, LocalDate today) {
        if (chosen != null) {
            return chosen;
        }
        return YearMonth.from(today).equals(month) ? today : month.atDay(1);
    }
}
