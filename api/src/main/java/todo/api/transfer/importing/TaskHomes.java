package todo.api.transfer.importing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Patch;
import todo.api.task.ImportedTask;
import todo.api.task.Task;

/** The lists of imported tasks. A subtask is in the list of its parent. Used by one thread. */
final class TaskHomes {

    private static final String LIST_OF_PARENT =
            "A subtask belongs to the list of its parent task, so its own list is ignored.";
    private static final String NO_LIST = "Its list was not found, so it is in no list.";

    private final ListImport lists;

    /** The lists of tasks, as far as they are known; empty for a task in no list. */
    private final Map<UUID, Optional<UUID>> listsByTask = new HashMap<>();

    TaskHomes(ListImport lists) {
        this.lists = lists;
    }

    /** Remembers the lists of tasks, unless this import has changed them. */
    void remember(Collection<Task> stored) {
        stored.forEach(
                task -> listsByTask.putIfAbsent(task.id(), Optional.ofNullable(task.listId())));
    }

    /**
     * Chooses the list of a task, whose parent has one already.
     *
     * @param parent null for a top-level task
     * @param before the list to keep if the file names none; null for none
     */
    ImportedTask.Parents home(
            TaskEntry task, UUID id, @Nullable UUID parent, @Nullable UUID before) {
        var ofParent = parent == null ? null : listsByTask.get(parent);
        var list = ofParent == null ? own(task, before) : ofParent.orElse(null);
        listsByTask.put(id, Optional.ofNullable(list));
        return new ImportedTask.Parents(list, parent);
    }

    /**
     * @param before the list if the file names none; null for none
     * @return the list that the file names for the task; null if there is none
     */
    private @Nullable UUID own(TaskEntry task, @Nullable UUID before) {
        var id = task.listId().apply(null);
        if (id != null) {
            return lists.find(id);
        }
        var name = task.list().apply(null);
        if (name != null) {
            return lists.findOrCreate(name);
        }
        var isSilent = task.listId() instanceof Patch.Keep && task.list() instanceof Patch.Keep;
        return isSilent ? before : null;
    }

    /**
     * @return a sentence for the report if the task is not in the list that the file names; null if
     *     it is
     */
    @Nullable String remark(TaskEntry task, ImportedTask.Parents home) {
        var id = task.listId().apply(null);
        var name = task.list().apply(null);
        var list = home.list();
        if (id != null) {
            var own = lists.find(id);
            if (own == null) {
                return list == null ? NO_LIST : null;
            }
            return own.equals(list) ? null : LIST_OF_PARENT;
        }
        if (name == null || (list != null && list.equals(lists.named(name)))) {
            return null;
        }
        return home.parent() == null ? ListImport.TOO_MANY : LIST_OF_PARENT;
    }
}
