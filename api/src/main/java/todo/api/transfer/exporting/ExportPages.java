package todo.api.transfer.exporting;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import todo.api.database.Condition;
import todo.api.task.Task;
import todo.api.task.TaskBatches;

/**
 * The tasks of an export, read page by page, the newest first. Holds no database connection while a
 * client reads. Used by one thread.
 */
public final class ExportPages {

    private final TaskBatches tasks;
    private final UUID owner;
    private final Condition condition;
    private final int limit;
    private final List<Task> first;

    /** Writes one task. */
    @FunctionalInterface
    public interface TaskWriter {
        void write(Task task) throws IOException;
    }

    /**
     * Reads the first page, so that a condition that fails does so before the response begins.
     *
     * @param limit the maximum number of tasks
     */
    public ExportPages(TaskBatches tasks, UUID owner, Condition condition, int limit) {
        this.tasks = tasks;
        this.owner = owner;
        this.condition = condition;
        this.limit = limit;
        this.first = tasks.page(owner, condition, null);
    }

    public void each(TaskWriter writer) throws IOException {
        var left = limit;
        for (var page = first; ; page = tasks.page(owner, condition, page.getLast())) {
            for (var task : page) {
                if (left-- == 0) {
                    return;
                }
                writer.write(task);
            }
            if (TaskBatches.isLast(page)) {
                return;
            }
        }
    }
}
