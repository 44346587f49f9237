package todo.web.task;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.web.navigation.SideBar;
import todo.web.text.Texts;

/**
 * A task with all its fields, subtasks and changes.
 *
 * @param alert null if nothing went wrong
 * @param conflicts fields that were changed elsewhere too
 * @param due null if the task is due on no day
 * @param recurrence in words; null for none
 * @param list null if it is in no list, or in an archived one
 * @param parent null if it is no subtask
 * @param tags that its tags can be completed to
 */
public record TaskPanel(
        Texts texts,
        Task task,
        View view,
        TaskForm form,
        @Nullable String alert,
        List<FieldConflict> conflicts,
        @Nullable DueLabel due,
        @Nullable String recurrence,
        SideBar.@Nullable ListItem list,
        @Nullable Task parent,
        List<Subtask> subtasks,
        List<HistoryEntry> history,
        List<String> tags)
        implements Panel {

    @Override
    public String title() {
        return task.title();
    }

    /**
     * @return the path of an action on the task or a subtask, which returns to this panel
     */
    public String action(String path) {
        return path + "?open=" + task.id();
    }

    /**
     * @return the query of an address that selects this task
     */
    public String selection() {
        return "task=" + task.id() + "&view=" + view.encodedPath();
    }

    /**
     * @return identifies a task that is added from the panel across retries
     */
    public String newKey() {
        return UUID.randomUUID().toString();
    }

    public long completedSubtasks() {
        return subtasks.stream().filter(subtask -> subtask.task().isCompleted()).count();
    }

    /**
     * @return with what was typed, and the reason why it is not saved
     */
    TaskPanel with(TaskForm typed, @Nullable String reason, List<FieldConflict> contradicting) {
        return new TaskPanel(
                texts,
                task,
                view,
                typed,
                reason,
                contradicting,
                due,
                recurrence,
                list,
                parent,
                subtasks,
                history,
                tags);
    }
}
