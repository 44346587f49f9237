package todo.web.task;

import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * The page with the list.
 *
 * @param today such as Monday, 23 November
 * @param tasks null where the tasks cannot be reached, or the search cannot be read
 * @param fault why it cannot be read; null where it can
 * @param alert what went wrong; null where nothing did
 */
public record ListPage(
        Page page,
        String today,
        ListQuery view,
        @Nullable TaskListView list,
        @Nullable String fault,
        QuickAddForm add,
        @Nullable String alert) {}
