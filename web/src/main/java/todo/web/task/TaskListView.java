package todo.web.task;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.web.navigation.SideBar;

/**
 * The tasks of a view.
 *
 * @param strip the next two weeks; empty where the view shows none
 * @param sections of a list; empty for the other shapes
 * @param columns of a board; empty for the other shapes
 * @param month null for the other shapes
 * @param hasCompleted whether the list shows completed tasks too
 * @param completed the last completed first
 * @param completedTotal how many completed tasks there are, shown or not
 * @param more path of the next page; null on the last
 */
public record TaskListView(
        View view,
        Arrangement arrangement,
        List<Strip.Day> strip,
        List<Section> sections,
        List<Column> columns,
        @Nullable Month month,
        boolean hasCompleted,
        List<Row> completed,
        long completedTotal,
        @Nullable String more) {

    /**
     * One task.
     *
     * @param due null if the task is due on no day
     * @param list null where the view shows the tasks of one list, and for tasks in no list
     * @param depth how many levels of parent tasks are shown above it; 0 for none
     * @param subtasks null if none of its subtasks are shown
     */
    public record Row(
            Task task,
            @Nullable DueLabel due,
            SideBar.@Nullable ListItem list,
            int depth,
            @Nullable Subtasks subtasks) {}

    /**
     * How many direct subtasks of a task are completed.
     *
     * @param done null if unknown
     * @param total null if unknown
     */
    public record Subtasks(@Nullable Long done, @Nullable Long total) {}

    /**
     * Tasks under one heading.
     *
     * @param key identifies the section within its view
     * @param title empty for none
     * @param style a class of the style sheet; empty for none
     * @param rows shown at once
     * @param folded shown on demand
     * @param total how many tasks belong to it, shown or not; null if unknown
     * @param all path of a page with all its tasks; null where they are all here
     * @param day null if it is not a day of {@link View.Kind#UPCOMING}
     */
    public record Section(
            String key,
            String title,
            String style,
            List<Row> rows,
            List<Row> folded,
            @Nullable Long total,
            @Nullable String all,
            Strip.@Nullable Day day) {}

    /**
     * The tasks with one status.
     *
     * @param total how many there are, shown or not
     */
    public record Column(Status status, List<Row> rows, long total) {}

    /**
     * @return whether there are no tasks except {@link #completed}
     */
    public boolean isEmpty() {
        return switch (arrangement.shape()) {
            case LIST -> sections.isEmpty();
            case BOARD -> columns.stream().allMatch(column -> column.rows().isEmpty());
            case MONTH -> false;
        };
    }

    /**
     * @return whether it is one list in the order in which the user puts the tasks
     */
    public boolean isByHand() {
        return arrangement.shape() == Shape.LIST
                && arrangement.order() == Order.HAND
                && arrangement.grouping() == Grouping.NONE;
    }

    /**
     * @return whether it is Today with some of the tasks that introduce the application
     */
    public boolean hasFirstSteps() {
        return view.is(View.Kind.TODAY)
                && Stream.concat(
                                sections.stream().map(Section::rows),
                                columns.stream().map(Column::rows))
                        .flatMap(List::stream)
                        .anyMatch(row ->
                                !row.task().isCompleted()
                                        && row.task().tags().contains(FirstSteps.TAG));
    }

    /**
     * @return whether the headings name the days on which the tasks are due
     */
    public boolean hasDays() {
        return arrangement.hasDays();
    }
}
