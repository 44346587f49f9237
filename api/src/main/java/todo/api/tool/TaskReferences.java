package todo.api.tool;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.list.Lists;
import todo.api.task.Status;
import todo.api.task.Task;
import todo.api.task.TaskStore;
import todo.api.task.Tasks;
import todo.api.task.Title;
import todo.failure.BrokenRule;
import todo.failure.Failure;

/** Finds the tasks and lists that a model names by their ids or by what they are called. */
final class TaskReferences {

    /** How many tasks of one title are shown. */
    private static final int CANDIDATES = 10;

    private final Tasks tasks;
    private final TaskStore store;
    private final Lists lists;
    private final TaskWriter.Factory writers;

    TaskReferences(Tasks tasks, TaskStore store, Lists lists, TaskWriter.Factory writers) {
        this.tasks = tasks;
        this.store = store;
        this.lists = lists;
        this.writers = writers;
    }

    /** The same as {@link #task(Caller, String, boolean)}; an open task takes precedence. */
    Task task(Caller caller, String reference) {
        return task(caller, reference, false);
    }

    /**
     * @param reference an id, or a title in upper or lower case
     * @param completed whether a completed task takes precedence over an open one
     * @throws ToolError if there is none, or several of this title
     */
    Task task(Caller caller, String reference, boolean completed) {
        var id = Ids.parse(reference.strip());
        var found = id == null ? titled(caller, reference, completed) : byId(caller, id);
        if (found.isEmpty()) {
            throw new ToolError(
                    ToolResult.error(
                            "TASK_NOT_FOUND", "There is no task “%s”.".formatted(reference)));
        }
        var isCompleted = isCompleted(found.getFirst());
        var candidates = found.stream().filter(task -> isCompleted(task) == isCompleted).toList();
        if (candidates.size() > 1) {
            var writer = writers.of(caller);
            throw new ToolError(
                    ToolResult.error(
                                    "AMBIGUOUS_TASK",
                                    "Several tasks have the title “%s”. Use an id."
                                            .formatted(reference))
                            .with("candidates", candidates.stream().map(writer::brief).toList()));
        }
        return candidates.getFirst();
    }

    private List<Task> byId(Caller caller, UUID id) {
        try {
            return List.of(tasks.find(caller, id));
        } catch (Failure.NotFound none) {
            return List.of();
        }
    }

    private List<Task> titled(Caller caller, String reference, boolean completed) {
        try {
            var title = new Title(reference).text();
            return store.titled(caller.owner(), title, completed, CANDIDATES);
        } catch (BrokenRule noTitle) {
            return List.of();
        }
    }

    private static boolean isCompleted(Task task) {
        return task.status() == Status.COMPLETED;
    }

    /**
     * @param reference an id, or a name in upper or lower case; null for none
     * @return null for none
     * @throws ToolError if there is no such list
     */
    @Nullable UUID list(Caller caller, @Nullable String reference) {
        if (reference == null) {
            return null;
        }
        var id = Ids.parse(reference.strip());
        if (id != null && lists.names(caller.owner()).containsKey(id)) {
            return id;
        }
        return lists.named(caller.owner(), reference.strip())
                .orElseThrow(() ->
                        new ToolError(
                                ToolResult.error(
                                        "LIST_NOT_FOUND",
                                        "There is no list “%s”. save_list adds one."
                                                .formatted(reference))));
    }
}
