package todo.web.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.navigation.SideBar;

/**
 * The tasks of a view.
 *
 * @param sections none of them is empty
 * @param completed the last completed first; empty where the view shows none
 * @param completedTotal how many completed tasks there are, shown or not
 * @param more path of the next page; null on the last
 */
public record TaskListView(
        View view,
        List<Section> sections,
        List<Row> completed,
        long completedTotal,
        @Nullable String more) {

    /**
     * One task.
     *
     * @param due null if the task is due on no day
     * @param list null where the view shows the tasks of one list, and for tasks in no list
     * @param depth how many levels of parent tasks are shown above it; 0 for none
     */
    public record Row(
            Task task, @Nullable DueLabel due, SideBar.@Nullable ListItem list, int depth) {}

    /**
     * Tasks under one heading.
     *
     * @param title empty for none
     * @param style a class of the style sheet; empty for none
     */
    public record Section(String title, String style, List<Row> rows) {}

    /**
     * @return whether there are no tasks except {@link #completed}
     */
    public boolean isEmpty() {
        return sections.isEmpty();
    }
}
