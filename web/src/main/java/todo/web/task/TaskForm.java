package todo.web.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.page.Today;

/**
 * The input of the form that edits a task.
 *
 * @param dueStored the values that the form showed first; unchanged ones are not sent
 * @param version of the task that the form showed
 * @param faults by field
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

    static TaskForm of(Task task, Today today, ListQuery view) {
        var due = DueFields.of(task, today);
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
     * @return the fields to send to the API
     * @throws Failure.Invalid if the due date or the reminder is invalid
     */
    Map<String, ?> change(Today today) {
        var change = new LinkedHashMap<String, @Nullable Object>();
        change.put("title", title);
        change.put("description", description.isBlank() ? null : description);
        change.put("status", status.wire());
        change.put("priority", priority.wire());
        due.change(change, dueStored, today);
        return change;
    }

    /**
     * @return this input, to be saved over the stored task
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
    TaskForm withFaults(List<Failure.Fault> broken) {
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
     * @return the field's fault; null for none
     */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }
}
