package todo.web.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.web.task.TaskClient.Listing;
import todo.web.task.TaskListView.Row;
import todo.web.task.TaskListView.Subtasks;

/** Puts subtasks behind the tasks that they belong to, where both are on the page. */
final class Nesting {

    /** Makes the row of a task. */
    @FunctionalInterface
    interface Rows {
        Row of(Task task, int depth, @Nullable Subtasks subtasks);
    }

    private final Rows make;
    private final Listing completed;
    private final Map<String, List<Task>> subtasks = new HashMap<>();
    private final Map<String, Long> done = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param completed tasks of the view; if not all of them are there, no progress is shown
     */
    Nesting(Rows make, Listing completed) {
        this.make = make;
        this.completed = completed;
        completed.tasks().stream()
                .filter(task -> task.parentId() != null)
                .forEach(task -> done.merge(task.parentId(), 1L, Long::sum));
    }

    List<Row> rows(List<Task> tasks) {
        var shown = new HashSet<String>();
        tasks.forEach(task -> shown.add(task.id()));
        var top = new ArrayList<Task>();
        for (var task : tasks) {
            var parent = task.parentId();
            if (parent != null && shown.contains(parent)) {
                subtasks.computeIfAbsent(parent, id -> new ArrayList<>()).add(task);
            } else {
                top.add(task);
            }
        }
        top.forEach(task -> add(task, 0));
        return rows;
    }

    private void add(Task task, int depth) {
        var below = subtasks.getOrDefault(task.id(), List.of());
        rows.add(make.of(task, depth, progress(task, below)));
        below.forEach(subtask -> add(subtask, depth + 1));
    }

    private @Nullable Subtasks progress(Task task, List<Task> below) {
        if (below.isEmpty()) {
            return null;
        }
        if (completed.next() != null) {
            return new Subtasks(null, null);
        }
        var completedHere = below.stream().filter(Task::isCompleted).count();
        var completedElsewhere = done.getOrDefault(task.id(), 0L);
        return new Subtasks(completedHere + completedElsewhere, below.size() + completedElsewhere);
    }
}
