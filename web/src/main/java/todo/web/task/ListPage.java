package todo.web.task;

import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * The page with the list.
 *
 * @param today such as Monday, 23 November
 * @param board null where the tasks cannot be reached
 * @param alert what went wrong; null where nothing did
 */
public record ListPage(
        Page page, String today, @Nullable Board board, QuickAdd add, @Nullable String alert) {}
