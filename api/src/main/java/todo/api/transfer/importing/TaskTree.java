package todo.api.transfer.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.task.Hierarchy;

/**
 * The parents of the owner's tasks after an import. A task of the file that would be its own
 * ancestor becomes a top-level task; one that is nested too deeply moves up to the last level. Used
 * by one thread.
 */
final class TaskTree {

    /** A sentence for the report. */
    static final String LOOP = "It would be a subtask of itself, so it becomes a top-level task.";

    /** A sentence for the report. */
    static final String FLATTENED =
            "Tasks can be nested at most %d levels deep, so it moves up to that level."
                    .formatted(Hierarchy.DEEPEST);

    private final Map<UUID, UUID> parents;
    private final Set<UUID> inFile;
    private final Map<UUID, Integer> depths = new HashMap<>();
    private final Map<UUID, String> remarks = new HashMap<>();

    /**
     * @param parents the parents of all subtasks; changed
     * @param inFile the tasks of the file
     */
    TaskTree(Map<UUID, UUID> parents, Set<UUID> inFile) {
        this.parents = parents;
        this.inFile = inFile;
        inFile.forEach(this::settle);
    }

    /** Computes the depths of a task and of its ancestors, from the outermost. */
    private void settle(UUID task) {
        var path = new LinkedHashSet<UUID>();
        for (var up = task; up != null && !depths.containsKey(up); up = parents.get(up)) {
            if (!path.add(up)) {
                cut(path, up);
                settle(task);
                return;
            }
        }
        for (var each : new ArrayList<>(path).reversed()) {
            var parent = parents.get(each);
            var depth = parent == null ? 0 : depths.getOrDefault(parent, 0) + 1;
            if (parent != null && depth >= Hierarchy.DEEPEST && inFile.contains(each)) {
                parents.put(each, parents.getOrDefault(parent, parent));
                remarks.put(each, FLATTENED);
                depth = Hierarchy.DEEPEST - 1;
            }
            depths.put(each, depth);
        }
    }

    /** Makes the last task of the file in a loop a top-level task. */
    private void cut(SequencedSet<UUID> path, UUID begin) {
        var last = begin;
        var inLoop = false;
        for (var each : path) {
            inLoop |= each.equals(begin);
            if (inLoop && inFile.contains(each)) {
                last = each;
            }
        }
        parents.remove(last);
        remarks.put(last, LOOP);
    }

    @Nullable UUID parent(UUID task) {
        return parents.get(task);
    }

    /**
     * @return the number of ancestors
     */
    int depth(UUID task) {
        return depths.getOrDefault(task, 0);
    }

    /**
     * @return a sentence for the report; null if the task stays where the file has it
     */
    @Nullable String remark(UUID task) {
        return remarks.get(task);
    }
}
