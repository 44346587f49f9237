package todo.web.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.page.Today;
import todo.web.text.Texts;

/** The fields of a task that its form edits. */
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

    TaskFields withDescription(String changed) {
        return new TaskFields(title, changed, status, priority, due);
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
     * @return these where the user alone has changed them, otherwise the stored ones
     */
    TaskFields over(TaskFields stored, TaskFields base) {
        return new TaskFields(
                over(stored, base, TaskFields::title),
                over(stored, base, TaskFields::description),
                over(stored, base, TaskFields::status),
                over(stored, base, TaskFields::priority),
                due.over(stored.due, base.due));
    }

    private <T> T over(TaskFields stored, TaskFields base, Function<TaskFields, T> field) {
        var there = field.apply(stored);
        return there.equals(field.apply(base)) ? field.apply(this) : there;
    }

    /**
     * @param base the values that the form showed first
     * @return these where they were changed both by the user and elsewhere, otherwise the stored
     *     ones
     */
    TaskFields contradicting(TaskFields stored, TaskFields base) {
        return new TaskFields(
                contradicting(stored, base, TaskFields::title),
                contradicting(stored, base, TaskFields::description),
                contradicting(stored, base, TaskFields::status),
                contradicting(stored, base, TaskFields::priority),
                due.contradicting(stored.due, base.due));
    }

    private <T> T contradicting(TaskFields stored, TaskFields base, Function<TaskFields, T> field) {
        var here = field.apply(this);
        var there = field.apply(stored);
        var before = field.apply(base);
        return here.equals(before) || there.equals(before) ? there : here;
    }

    /**
     * @param form of which the fields with the ending {@link FieldConflict#TYPED} replace these
     */
    TaskFields withTyped(Form form) {
        var typed = of(form, FieldConflict.TYPED);
        var names = form.fields();
        return new TaskFields(
                names.containsKey("title" + FieldConflict.TYPED) ? typed.title : title,
                names.containsKey("description" + FieldConflict.TYPED)
                        ? typed.description
                        : description,
                names.containsKey("status" + FieldConflict.TYPED) ? typed.status : status,
                names.containsKey("priority" + FieldConflict.TYPED) ? typed.priority : priority,
                due.withTyped(form));
    }

    /**
     * @return the fields in which these differ from the stored ones
     */
    List<FieldConflict> conflicts(TaskFields stored, Texts texts) {
        var conflicts = new ArrayList<FieldConflict>();
        if (!title.equals(stored.title)) {
            conflicts.add(conflict("title", texts.title(), title, title, stored.title, texts));
        }
        if (!description.equals(stored.description)) {
            conflicts.add(
                    conflict(
                            "description",
                            texts.description(),
                            description,
                            description,
                            stored.description,
                            texts));
        }
        if (status != stored.status) {
            conflicts.add(
                    conflict(
                            "status",
                            texts.status(),
                            status.wire(),
                            status.label(texts),
                            stored.status.label(texts),
                            texts));
        }
        if (priority != stored.priority) {
            conflicts.add(
                    conflict(
                            "priority",
                            texts.priority(),
                            priority.wire(),
                            priority.label(texts),
                            stored.priority.label(texts),
                            texts));
        }
        due.addConflicts(conflicts, stored.due, texts);
        return conflicts;
    }

    static FieldConflict conflict(
            String field, String label, String typed, String here, String there, Texts texts) {
        return new FieldConflict(
                field,
                label,
                Map.of(field, typed),
                here.isBlank() ? texts.empty() : here,
                there.isBlank() ? texts.empty() : there);
    }
}
