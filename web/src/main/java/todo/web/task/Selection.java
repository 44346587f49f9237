package todo.web.task;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.page.FlashMessage;

/**
 * The tasks that an action changes.
 *
 * @param tasks their ids; empty for all overdue tasks
 * @param view to which the action returns
 */
public record Selection(List<String> tasks, View view) {

    private static final String OVERDUE = "overdue";

    /**
     * @param form with a field {@code task} for each task, or with {@code query=overdue}
     * @throws Failure.NotFound if it selects nothing
     */
    public static Selection of(Form form) {
        var tasks = form.fields().getOrDefault("task", List.of()).stream().distinct().toList();
        if (tasks.isEmpty() && !form.get("query").equals(OVERDUE)) {
            throw new Failure.NotFound("This task does not exist.");
        }
        return new Selection(tasks, View.of(form));
    }

    public boolean isOne() {
        return tasks.size() == 1;
    }

    public boolean isOverdue() {
        return tasks.isEmpty();
    }

    /**
     * @return the id of the only task
     * @throws Failure.NotFound if there is not exactly one
     */
    public String one() {
        if (!isOne()) {
            throw new Failure.NotFound("This works for one task at a time.");
        }
        return tasks.getFirst();
    }

    /**
     * @param undone the message after the undo
     * @return a message that offers the undo, unless nothing has changed
     */
    public FlashMessage message(BulkWrite write, String sentence, String undone) {
        return write.changed().isEmpty()
                ? FlashMessage.of(sentence)
                : view.message(
                        sentence, write.operation(), undone, write.changed().getFirst().id());
    }

    /**
     * @return the same as the query of an address
     */
    public String query() {
        var selected =
                isOverdue()
                        ? "query=" + OVERDUE
                        : tasks.stream()
                                .map(task -> "task=" + Form.encode(task))
                                .collect(Collectors.joining("&"));
        return selected + "&view=" + view.encodedPath();
    }

    /**
     * @return the API's fields that select the tasks of a change of many
     */
    Map<String, Object> request() {
        return isOverdue() ? Map.of("q", TaskQuery.OVERDUE) : Map.of("ids", tasks);
    }
}
