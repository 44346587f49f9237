package todo.web.task;

import org.jspecify.annotations.Nullable;
import todo.web.page.Page;
import todo.web.page.TimeZoneOffer;

/**
 * The page with the tasks of a view.
 *
 * @param subtitle beside the title, for example: Monday, 23 November; empty for none
 * @param arrangement how the tasks are shown
 * @param tasks null if the tasks are unavailable or the query is invalid
 * @param fault of the query; null if it is valid
 * @param words that can complete the query; null if the view is no search
 * @param alert null if nothing went wrong
 * @param day on which added tasks are due, for example: Friday, 4 December; null for none
 * @param panel null if no task is open
 * @param offer null for none
 */
public record ListPage(
        Page page,
        String title,
        String subtitle,
        View view,
        Arrangement arrangement,
        @Nullable TaskListView tasks,
        @Nullable QueryFault fault,
        @Nullable QueryWords words,
        QuickAddForm add,
        @Nullable String alert,
        @Nullable String day,
        @Nullable Panel panel,
        @Nullable TimeZoneOffer offer) {

    public Choices choices() {
        return Choices.of(view);
    }
}
