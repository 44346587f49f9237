package todo.web.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.page.Today;

/** The fields of a task on the edit page. */
public record TaskFields(
        String title, String description, Status status, Priority priority, DueFields due) {

    /** The fields of a new task. */
    static final TaskFields EMPTY =
            new TaskFields("", "", Status.PENDING, Priority.MEDIUM, new DueFields("", "", ""));

    static TaskFields of(Task task, Today today) {
        return new TaskFields(
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                DueFields.of(task, today));
    }

    /**
     * @param suffix of the names of the form's fields
     */
    static TaskFields of(Form form, String suffix) {
        return new TaskFields(
                form.get("title" + suffix),
                form.get("description" + suffix).replace("\r\n", "\n"),
                Status.of(form.get("status" + suffix)),
                Priority.of(form.get("priority" + suffix)),
                DueFields.of(form, suffix));
    }

    /**
     * @return the fields that differ from {@code base}, in the format of the API
     * @throws Failure.Invalid if the due date or the reminder is invalid
     */
    Map<String, ?> changes(TaskFields base, Today today) {
        var changes = new LinkedHashMap<String, @Nullable Object>();
        if (!title.equals(base.title)) {
            changes.put("title", title);
        }
        if (!description.equals(base.description)) {
            changes.put("description", description.isBlank() ? null : description);
        }
        if (status != base.status) {
            changes.put("status", status.wire());
        }
        if (priority != base.priority) {
            changes.put("priority", priority.wire());
        }
        due.change(changes, base.due, today);
        return changes;
    }

    /**
     * @param base the values that the form showed first
     * @return these where the user has changed them, otherwise the stored ones
     */
    TaskFields over(TaskFields stored, TaskFields base) {
        return new TaskFields(
                title.equals(base.title) ? stored.title : title,
                description.equals(base.description) ? stored.description : description,
                status == base.status ? stored.status : status,
                priority == base.priority ? stored.priority : priority,
                due.over(stored.due, base.due));
    }

    /** A field that was changed both here and elsewhere, and its stored value. */
    public record Conflict(String field, String stored) {}

    /**
     * @param base the values that the form showed first
     */
    List<Conflict> conflicts(TaskFields stored, TaskFields base) {
        var all = new ArrayList<Conflict>();
        compare(all, "Title", title, base.title, stored.title);
        compare(all, "Description", description, base.description, stored.description);
        compare(all, "Status", status.label(), base.status.label(), stored.status.label());
        compare(all, "Priority", priority.wire(), base.priority.wire(), stored.priority.wire());
        compare(all, "Due date", due.day(), base.due.day(), stored.due.day());
        compare(
                all,
                "Reminder",
                due.reminderLabel(),
                base.due.reminderLabel(),
                stored.due.reminderLabel());
        return List.copyOf(all);
    }

    private static void compare(
            List<Conflict> all, String field, String input, String base, String stored) {
        if (!input.equals(base) && !stored.equals(base) && !stored.equals(input)) {
            all.add(new Conflict(field, stored.isBlank() ? "(empty)" : stored));
        }
    }
}
