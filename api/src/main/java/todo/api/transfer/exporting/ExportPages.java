package todo.api.transfer.exporting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import todo.api.database.Condition;
import todo.api.task.Task;
import todo.api.task.TaskBatches;
import todo.http.Json;

/**
 * Tasks on their way into a file, some hundred at a time: no connection to the database is held
 * while a client reads them. Used by one thread.
 */
public final class ExportPages {

    private final TaskBatches tasks;
    private final UUID owner;
    private final Condition condition;
    private final int most;
    private final List<Task> first;

    /** Writes one task. */
    @FunctionalInterface
    public interface TaskWriter {
        void write(Task task) throws IOException;
    }

    /**
     * Reads the first tasks, so that what can be refused is refused before the answer begins.
     *
     * @param most after how many it ends
     */
    public ExportPages(TaskBatches tasks, UUID owner, Condition condition, int most) {
        this.tasks = tasks;
        this.owner = owner;
        this.condition = condition;
        this.most = most;
        this.first = tasks.page(owner, condition, null);
    }

    public void each(TaskWriter writer) throws IOException {
        var left = most;
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

    /**
     * @return the task as the API shows it, and with its list's name
     */
    public static ObjectNode members(Task task, Map<UUID, String> lists) {
        ObjectNode members = Json.MAPPER.valueToTree(task);
        return members.put("list", lists.get(task.listId()));
    }
}
