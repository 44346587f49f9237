package todo.web.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * The page that edits a task.
 *
 * @param alert null if nothing went wrong
 * @param differences between the stored task and the input, after a change elsewhere
 * @param deleted whether the task has been deleted elsewhere
 */
public record EditPage(
        Page page,
        String id,
        TaskForm form,
        @Nullable String alert,
        List<Difference> differences,
        boolean deleted) {

    /** A field whose stored value differs from the input. */
    public record Difference(String field, String stored) {}

    static List<Difference> differences(TaskForm stored, TaskForm input) {
        var all = new ArrayList<Difference>();
        compare(all, "Title", stored.title(), input.title());
        compare(all, "Description", stored.description(), input.description());
        compare(all, "Status", stored.status().label(), input.status().label());
        compare(all, "Priority", stored.priority().wire(), input.priority().wire());
        compare(all, "Due date", stored.due().date(), input.due().date());
        compare(all, "Time", stored.due().time(), input.due().time());
        compare(
                all,
                "Reminder",
                String.valueOf(stored.due().choices().get(stored.due().reminder())),
                String.valueOf(input.due().choices().get(input.due().reminder())));
        return List.copyOf(all);
    }

    private static void compare(List<Difference> all, String field, String stored, String input) {
        if (!stored.equals(input)) {
            all.add(new Difference(field, stored.isBlank() ? "(empty)" : stored));
        }
    }
}
