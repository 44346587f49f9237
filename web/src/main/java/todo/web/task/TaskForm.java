package todo.web.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.page.Today;

/**
 * The form that edits a task.
 *
 * @param stored the values that the form was made from; what equals them is not sent
 * @param version of the task that the form was made from; -1 if unknown
 * @param faults by field
 */
public record TaskForm(
        TaskFields input, TaskFields stored, long version, View view, Map<String, String> faults) {

    static TaskForm of(Task task, Today today, View view) {
        var fields = TaskFields.of(task, today);
        return new TaskForm(fields, fields, task.version(), view, Map.of());
    }

    static TaskForm of(Form form) {
        var version = form.get("version");
        return new TaskForm(
                TaskFields.of(form, ""),
                TaskFields.of(form, "_stored"),
                version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1,
                View.of(form),
                Map.of());
    }

    /**
     * @param current the form of the task as it is stored now
     * @return the user's changes, to be saved over the current version
     */
    TaskForm over(TaskForm current) {
        return new TaskForm(
                input.over(current.stored, stored),
                current.stored,
                current.version,
                view,
                Map.of());
    }

    /**
     * @return with each fault at its field
     */
    TaskForm withFaults(List<Failure.Fault> broken) {
        var byField = new LinkedHashMap<String, String>();
        for (var fault : broken) {
            byField.putIfAbsent(field(fault), fault.detail());
        }
        return new TaskForm(input, stored, version, view, byField);
    }

    /**
     * @return whether the page shows the fault at its field
     */
    static boolean shows(Failure.Fault fault) {
        return field(fault).matches("title|description|due|time|reminder");
    }

    private static String field(Failure.Fault fault) {
        return switch (fault.pointer()) {
            case "/due_date" -> "due";
            case "/reminder_lead_time" -> "reminder";
            default -> fault.pointer().replaceFirst("^/", "");
        };
    }

    /**
     * @return the field's fault; null for none
     */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }
}
