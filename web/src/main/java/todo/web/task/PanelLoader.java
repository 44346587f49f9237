package todo.web.task;

import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.recurrence.RecurrenceWords;

/** Loads a task and what its panel shows of it. */
final class PanelLoader {

    private static final int MAX_SUBTASKS = 200;

    private PanelLoader() {}

    /**
     * @throws Failure.NotFound if there is no such task
     */
    static TaskPanel load(Visit visit, String id, View view, SideBar side) {
        var tasks = new TaskClient(visit);
        var changes = tasks.changes(id);
        var subtasks = subtasks(tasks, id, "");
        var withSubtasks = subtasks(tasks, id, "&q=has:subtasks");
        var task = tasks.get(id);
        var below = new HashMap<String, Supplier<TaskClient.Listing>>();
        for (var subtask : withSubtasks.get().tasks()) {
            below.put(subtask.id(), subtasks(tasks, subtask.id(), ""));
        }
        var children = new HashMap<String, List<Task>>();
        children.put(id, subtasks.get().tasks());
        below.forEach((parent, listing) -> children.put(parent, listing.get().tasks()));
        return new TaskPanel(
                visit.texts(),
                task,
                view,
                TaskForm.of(task, visit.today()),
                null,
                List.of(),
                task.due() == null ? null : DueLabel.of(task, task.due(), visit.today()),
                task.recurrence() == null
                        ? null
                        : RecurrenceWords.of(
                                task.recurrence(), task.recurrenceOrigin(), visit.today()),
                list(side, task.listId()),
                task.parentId() == null ? null : tasks.get(task.parentId()),
                Subtask.of(id, children),
                new History(visit, side).of(changes.get()),
                side.tags());
    }

    private static Supplier<TaskClient.Listing> subtasks(
            TaskClient tasks, String parent, String filter) {
        return tasks.list(
                "parent_id=" + parent + "&sort=position&order=asc" + filter, MAX_SUBTASKS, null);
    }

    private static SideBar.@Nullable ListItem list(SideBar side, @Nullable String id) {
        return side.allLists().stream()
                .filter(list -> list.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
