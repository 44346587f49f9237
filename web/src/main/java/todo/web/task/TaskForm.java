package todo.web.task;

import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.http.Failure;
import todo.http.Form;

/**
 * The fields of a task, as they were typed or as they are stored.
 *
 * @param due a date, or empty
 * @param dueStored the date that was shown at first: while it stays, so does the time of the day
 *     that a task may have
 * @param version what was looked at
 * @param faults what is wrong, by field
 */
public record TaskForm(
        String title,
        String description,
        Status status,
        Priority priority,
        String due,
        String dueStored,
        long version,
        Show show,
        Map<String, String> faults) {

    static TaskForm of(Task task, Day day, Show show) {
        var due = task.due() == null ? "" : day.date(task.due()).toString();
        return new TaskForm(
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                due,
                due,
                task.version(),
                show,
                Map.of());
    }

    static TaskForm of(Form form) {
        return new TaskForm(
                form.get("title"),
                form.get("description").replace("\r\n", "\n"),
                Status.of(form.get("status")),
                Priority.of(form.get("priority")),
                form.get("due"),
                form.get("due_stored"),
                form.get("version").matches("[0-9]{1,18}")
                        ? Long.parseLong(form.get("version"))
                        : -1,
                Show.of(form.get("show")),
                Map.of());
    }

    /**
     * @return what the API is to change
     * @throws Failure.Invalid if the date is none
     */
    Map<String, ?> change(Day day) {
        var change = new LinkedHashMap<String, @Nullable Object>();
        change.put("title", title);
        change.put("description", description.isBlank() ? null : description);
        change.put("status", status.wire());
        change.put("priority", priority.wire());
        if (!due.equals(dueStored)) {
            change.put("due_date", instant(due, day));
        }
        return change;
    }

    /**
     * @return as the API keeps it; null for none
     */
    static @Nullable String instant(String due, Day day) {
        try {
            var date = day.parse(due);
            return date == null ? null : Day.instant(date).toString();
        } catch (DateTimeException noDate) {
            throw new Failure.Invalid(
                    List.of(
                            new Failure.Fault(
                                    "/due_date", "This has to be a date, such as 2026-12-24.")));
        }
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
                show,
                faults);
    }

    /**
     * @return with each fault at its field
     */
    TaskForm refused(List<Failure.Fault> broken) {
        var byField = new LinkedHashMap<String, String>();
        for (var fault : broken) {
            byField.putIfAbsent(
                    fault.pointer().equals("/due_date")
                            ? "due"
                            : fault.pointer().replaceFirst("^/", ""),
                    fault.detail());
        }
        return new TaskForm(
                title, description, status, priority, due, dueStored, version, show, byField);
    }

    /**
     * @return what is wrong with a field; null where nothing is
     */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }
}
