package todo.web.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.account.Visit;
import todo.web.markdown.Markdown;
import todo.web.page.Today;

/**
 * The form that edits a task.
 *
 * @param stored the values that the form was made from; what equals them is not sent
 * @param version of the task that the form was made from; -1 if unknown
 * @param newTags what was typed to add tags
 * @param faults by field
 */
public record TaskForm(
        TaskFields input,
        TaskFields stored,
        long version,
        String newTags,
        Map<String, String> faults) {

    static TaskForm of(Task task, Today today) {
        var fields = TaskFields.of(task, today);
        return new TaskForm(fields, fields, task.version(), "", Map.of());
    }

    /**
     * @param form each of its parts has the version that it was made from: parts that were being
     *     edited when the others were refreshed have an older one
     */
    static TaskForm of(Form form) {
        var chosen = chosen(form);
        var stored = TaskFields.of(chosen, "_stored");
        var input = TaskFields.of(chosen, "");
        var tick = form.get("tick");
        var ticked =
                tick.matches("[0-9]{1,6}")
                        ? input.withDescription(
                                Markdown.tick(input.description(), Integer.parseInt(tick)))
                        : input;
        var version =
                form.fields().getOrDefault("version", List.of()).stream()
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .mapToLong(Long::parseLong)
                        .min()
                        .orElse(-1);
        return new TaskForm(ticked, stored, version, form.get("add_tags"), Map.of());
    }

    /** With what was typed in the field of the conflict that the user decides with this form. */
    private static Form chosen(Form form) {
        var field = form.get("apply");
        var fields = new LinkedHashMap<>(form.fields());
        for (var name : field.equals("due") ? List.of("due", "time") : List.of(field)) {
            var typed = fields.get(name + FieldConflict.TYPED);
            if (typed != null) {
                fields.put(name, typed);
            }
        }
        return new Form(fields);
    }

    /**
     * @return the form without the fields of the conflict that the user has decided
     */
    static Form undecided(Form form) {
        var fields = new LinkedHashMap<>(form.fields());
        for (var name : List.of(form.get("apply"), form.get("keep"))) {
            fields.remove(name + FieldConflict.TYPED);
            if (name.equals("due")) {
                fields.remove("time" + FieldConflict.TYPED);
            }
        }
        return new Form(fields);
    }

    /**
     * @return with each fault at its field
     */
    TaskForm withFaults(List<Failure.Fault> broken, Visit visit) {
        var byField = new LinkedHashMap<String, String>();
        for (var fault : broken) {
            byField.putIfAbsent(field(fault), visit.sentence(fault));
        }
        return new TaskForm(input, stored, version, newTags, byField);
    }

    /**
     * @return whether the page shows the fault at its field
     */
    static boolean shows(Failure.Fault fault) {
        return field(fault).matches("title|description|due|time|reminder|tags");
    }

    private static String field(Failure.Fault fault) {
        return switch (fault.pointer()) {
            case "/due_date" -> "due";
            case "/reminder_lead_time" -> "reminder";
            default -> fault.pointer().replaceFirst("^/", "").replaceFirst("^tags/.*", "tags");
        };
    }

    /**
     * @return the field's fault; null for none
     */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }
}
