package todo.web.task;

import org.jspecify.annotations.Nullable;
import todo.web.page.Page;
import todo.web.page.TimeZoneOffer;

/**
 * The page with the tasks of a view.
 *
 * @param today for example: Monday, 23 November
 * @param tasks null if the tasks are unavailable or the query is invalid
 * @param fault of the query; null if it is valid
 * @param alert null if nothing went wrong
 * @param offer null for none
 */
public record ListPage(
        Page page,
        String title,
        String today,
        View view,
        @Nullable TaskListView tasks,
        @Nullable String fault,
        QuickAddForm add,
        @Nullable String alert,
        @Nullable TimeZoneOffer offer) {}
