package todo.web.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * The page that a task is edited on.
 *
 * @param alert what went wrong; null where nothing did
 * @param differences what somebody else has stored meanwhile, where it is not what was typed
 * @param gone whether the task has been deleted meanwhile
 */
public record EditPage(
        Page page,
        String id,
        TaskForm form,
        @Nullable String alert,
        List<Difference> differences,
        boolean gone) {

    /** A field that has been changed here and elsewhere. */
    public record Difference(String field, String stored) {}

    static List<Difference> differences(TaskForm stored, TaskForm typed) {
        var all = new ArrayList<Difference>();
        compare(all, "Title", stored.title(), typed.title());
        compare(all, "Description", stored.description(), typed.description());
        compare(all, "Status", stored.status().words(), typed.status().words());
        compare(all, "Priority", stored.priority().wire(), typed.priority().wire());
        compare(all, "Due date", stored.due().due(), typed.due().due());
        compare(all, "Time", stored.due().time(), typed.due().time());
        compare(
                all,
                "Reminder",
                String.valueOf(stored.due().choices().get(stored.due().reminder())),
                String.valueOf(typed.due().choices().get(typed.due().reminder())));
        return List.copyOf(all);
    }

    private static void compare(List<Difference> all, String field, String stored, String typed) {
        if (!stored.equals(typed)) {
            all.add(new Difference(field, stored.isBlank() ? "(nothing)" : stored));
        }
    }
}
