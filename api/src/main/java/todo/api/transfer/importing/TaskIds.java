package todo.api.transfer.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Transaction;
import todo.api.task.TaskBatches;

/**
 * The ids of imported tasks. An id that another user's task has, or that is not a UUID, is replaced
 * by a name-based id. A task without an id gets one from the name of its file and its line, so that
 * importing the file again does not duplicate it. Used by one thread.
 */
final class TaskIds {

    private final UUID owner;
    private final String fileName;

    /** The ids of tasks by their names in the file. */
    private final Map<String, UUID> idsByName = new HashMap<>();

    /** The existing tasks of the owner that the file refers to. */
    private final Set<UUID> existing = new HashSet<>();

    /**
     * @param fileName identifies the file among all files
     */
    TaskIds(
            Transaction transaction,
            UUID owner,
            TaskBatches tasks,
            String fileName,
            List<TaskEntry> entries) {
        this.owner = owner;
        this.fileName = fileName;
        var preferred = new HashSet<UUID>();
        for (var task : entries) {
            preferred.add(preferred(name(task)));
            var parent = parentName(task);
            if (parent != null) {
                preferred.add(preferred(parent));
            }
        }
        var ofOthers = new HashSet<UUID>();
        tasks.owned(transaction, owner, preferred)
                .forEach((id, own) -> (own ? existing : ofOthers).add(id));
        for (var task : entries) {
            var id = preferred(name(task));
            idsByName.put(
                    name(task), ofOthers.contains(id) ? NameBasedIds.id(owner, name(task)) : id);
        }
        if (!ofOthers.isEmpty()) {
            tasks.owned(transaction, owner, Set.copyOf(idsByName.values()))
                    .forEach((id, own) -> existing.add(id));
        }
    }

    private static String name(String file, int line) {
        // Contains the name of the file, because every file has the same line numbers.
        return file + "#" + line;
    }

    private String name(TaskEntry task) {
        return Objects.requireNonNullElseGet(task.id(), () -> name(fileName, task.line()));
    }

    private @Nullable String parentName(TaskEntry task) {
        return task.parentLine() == null
                ? task.parent().apply(null)
                : name(fileName, task.parentLine());
    }

    private UUID preferred(String name) {
        var id = Ids.parse(name);
        return id == null ? NameBasedIds.id(owner, name) : id;
    }

    UUID id(TaskEntry task) {
        return Objects.requireNonNull(idsByName.get(name(task)));
    }

    boolean exists(UUID id) {
        return existing.contains(id);
    }

    /**
     * @return whether the file says that the task is a subtask
     */
    boolean hasParent(TaskEntry task) {
        return parentName(task) != null;
    }

    /**
     * @return null if it has none, or if its parent does not exist
     */
    @Nullable UUID parent(TaskEntry task) {
        var name = parentName(task);
        if (name == null) {
            return null;
        }
        var inFile = idsByName.get(name);
        if (inFile != null) {
            return inFile;
        }
        var id = preferred(name);
        return existing.contains(id) ? id : null;
    }
}
