package todo.api.task;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.failure.BrokenRule;
import todo.failure.Failure;

/**
 * A change of many tasks.
 *
 * @param patch without a placement
 * @param dueDay null keeps the due dates that the patch leaves
 * @param removed names of tags, at most {@link #MOST_REMOVED}
 */
public record BulkChange(
        TaskPatch patch, @Nullable DueDay dueDay, List<String> added, List<String> removed) {

    static final int MOST_REMOVED = 1_000;

    /**
     * Another day for the due dates, which keep their times of day.
     *
     * @param zone of the user
     */
    record DueDay(LocalDate day, ZoneId zone) {}

    /**
     * @return whether it completes tasks
     */
    boolean completes() {
        return patch.status().apply(null) == Status.COMPLETED;
    }

    /**
     * @throws Failure.Invalid if the task would have too many tags, or would be invalid otherwise
     */
    Task applyTo(Task before) {
        var patched = patch.applyTo(before);
        var task = dueDay == null ? patched : patched.dueOn(dueDay.day(), dueDay.zone());
        var kept = new Tags(task.tags()).without(removed);
        try {
            return task.withTags(kept.with(added).names());
        } catch (BrokenRule tooMany) {
            throw new Failure.Invalid(
                    "/add_tags",
                    tooMany.code(),
                    "“%s” would have more than %d tags.".formatted(task.title(), Tags.MOST));
        }
    }
}
