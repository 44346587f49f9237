package todo.web.task;

import java.util.List;
import todo.web.page.Page;

/**
 * The question for the task that another task becomes a subtask of.
 *
 * @param search of which the parents are the results
 */
public record ParentPage(Page page, Task task, View view, String search, List<Task> parents) {}
