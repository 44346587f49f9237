package todo.web.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.navigation.SideBar;

/**
 * The tasks of a view.
 *
 * @param sections none of them is empty
 * @param total number of open tasks on all pages
 * @param completed the last completed first; empty where the view shows none
 * @param completedTotal on all pages
 * @param more path of the next page; null on the last
 */
public record TaskListView(
        View view,
        List<Section> sections,
        long total,
        List<Row> completed,
        long completedTotal,
        @Nullable String more) {

    /**
     * One task.
     *
     * @param due null if the task is due on no day
     * @param list null where the view shows the tasks of one list, and for tasks in no list
     * @param depth how many levels below a task of the same list
     */
    public record Row(
            Task task, @Nullable DueLabel due, SideBar.@Nullable ListItem list, int depth) {}

    /**
     * Tasks under one heading.
     *
     * @param title empty for none
     * @param style a class of the style sheet
     */
    public record Section(String title, String style, List<Row> rows) {

        public boolean isOverdue() {
            return style.equals("late");
        }
    }

    public boolean isEmpty() {
        return sections.isEmpty();
    }
}
