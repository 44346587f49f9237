package todo.web.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subtask in the panel of its parent task.
 *
 * @param depth 0 below the open task, 1 below one of its subtasks
 * @param previous id of the sibling before it; null for the first
 * @param next id of the sibling after it; null for the last
 */
public record Subtask(Task task, int depth, @Nullable String previous, @Nullable String next) {

    /**
     * @param children by the id of their parent, in their order
     * @return the two levels below a task, each child after its parent
     */
    static List<Subtask> of(String parent, Map<String, List<Task>> children) {
        var rows = new ArrayList<Subtask>();
        add(rows, parent, children, 0);
        return List.copyOf(rows);
    }

    private static void add(
            List<Subtask> rows, String parent, Map<String, List<Task>> children, int depth) {
        var siblings = children.getOrDefault(parent, List.of());
        for (var i = 0; i < siblings.size(); i++) {
            var task = siblings.get(i);
            rows.add(
                    new Subtask(
                            task,
                            depth,
                            i == 0 ? null : siblings.get(i - 1).id(),
                            i + 1 == siblings.size() ? null : siblings.get(i + 1).id()));
            if (depth == 0) {
                add(rows, task.id(), children, 1);
            }
        }
    }
}
