package todo.web.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.web.account.Visit;

/**
 * Saves a form. Changes that were made elsewhere meanwhile are kept; where they contradict the
 * form, the stored value stays too.
 */
final class TaskSaving {

    private static final int MAX_ATTEMPTS = 3;

    private final Visit visit;
    private final TaskClient tasks;
    private final String id;
    private final TaskForm form;
    private final TagChange tags;

    /**
     * A saved form.
     *
     * @param typed the stored fields, except where the form contradicts what was stored elsewhere
     */
    record Saved(TaskWrite write, TaskFields typed) {}

    TaskSaving(Visit visit, String id, TaskForm form, TagChange tags) {
        this.visit = visit;
        this.tasks = new TaskClient(visit);
        this.id = id;
        this.form = form;
        this.tags = tags;
    }

    /**
     * @throws Failure.PreconditionFailed if the task changes all the time
     */
    Saved run() {
        // The added tags go to the stored ones.
        var current = tags.isEmpty() ? null : tasks.get(id);
        for (var attempt = 1; ; attempt++) {
            try {
                return save(current);
            } catch (Failure.PreconditionFailed changed) {
                if (attempt == MAX_ATTEMPTS) {
                    throw changed;
                }
                current = tasks.get(id);
            }
        }
    }

    /**
     * @param current null to save over the version that the form was made from
     */
    private Saved save(@Nullable Task current) {
        var today = visit.today();
        var stored = current == null ? form.stored() : TaskFields.of(current, today);
        var input = form.input().over(stored, form.stored());
        var changes = new LinkedHashMap<String, @Nullable Object>(input.changes(stored, today));
        if (current != null && !tags.isEmpty()) {
            changes.put("tags", tags.of(current.tags()));
        }
        if (changes.isEmpty()) {
            var task = current == null ? tasks.get(id) : current;
            return saved(new TaskWrite(task, null), stored);
        }
        return saved(write(changes, current == null ? form.version() : current.version()), stored);
    }

    /**
     * @param stored the fields before this was saved
     */
    private Saved saved(TaskWrite write, TaskFields stored) {
        var contradicting = form.input().contradicting(stored, form.stored());
        return new Saved(
                write, contradicting.over(TaskFields.of(write.task(), visit.today()), stored));
    }

    /** Completes open subtasks too: the message offers to undo it. */
    private TaskWrite write(Map<String, ?> changes, long version) {
        try {
            return tasks.change(id, changes, version, false);
        } catch (Failure.Conflict conflict) {
            if (conflict.code() != FailureCode.OPEN_SUBTASKS) {
                throw conflict;
            }
            return tasks.change(id, changes, version, true);
        }
    }
}
