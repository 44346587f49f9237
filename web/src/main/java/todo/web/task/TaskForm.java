package todo.web.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.page.Today;

/**
 * The fields of a task, as they were typed or as they are stored.
 *
 * @param dueStored what was shown at first: what stays so is not sent
 * @param version what was looked at
 * @param faults what is wrong, by field
 */
public record TaskForm(
        String title,
        String description,
        Status status,
        Priority priority,
        DueFields due,
        DueFields dueStored,
        long version,
        ListQuery view,
        Map<String, String> faults) {

    static TaskForm of(Task task, Today day, ListQuery view) {
        var due = DueFields.of(task, day);
        return new TaskForm(
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                due,
                due,
                task.version(),
                view,
                Map.of());
    }

    static TaskForm of(Form form) {
        return new TaskForm(
                form.get("title"),
                form.get("description").replace("\r\n", "\n"),
                Status.of(form.get("status")),
                Priority.of(form.get("priority")),
                DueFields.of(form, ""),
                DueFields.of(form, "_stored"),
                form.get("version").matches("[0-9]{1,18}")
                        ? Long.parseLong(form.get("version"))
                        : -1,
                ListQuery.of(form),
                Map.of());
    }

    /**
     * @return what the API is to change
     * @throws Failure.Invalid if the date is none
     */
    Map<String, ?> change(Today day) {
        var change = new LinkedHashMap<String, @Nullable Object>();
        change.put("title", title);
        change.put("description", description.isBlank() ? null : description);
        change.put("status", status.wire());
        change.put("priority", priority.wire());
        due.change(change, dueStored, day);
        return change;
    }

    /**
     * @return to be compared with, and saved over, what is stored now
     */
    TaskForm over(TaskForm stored) {
        return new TaskForm(
                title,
                description,
                status,
                priority,
                due,
                stored.due,
                stored.version,
                view,
                faults);
    }

    /**
     * @return with each fault at its field
     */
    TaskForm refused(List<Failure.Fault> broken) {
        var byField = new LinkedHashMap<String, String>();
        for (var fault : broken) {
            byField.putIfAbsent(field(fault.pointer()), fault.detail());
        }
        return new TaskForm(
                title, description, status, priority, due, dueStored, version, view, byField);
    }

    private static String field(String pointer) {
        return switch (pointer) {
            case "/due_date" -> "due";
            case "/reminder_lead_time" -> "reminder";
            default -> pointer.replaceFirst("^/", "");
        };
    }

    /**
     * @return what is wrong with a field; null where nothing is
     */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }
}
