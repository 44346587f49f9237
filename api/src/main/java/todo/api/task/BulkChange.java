package todo.api.task;

import java.util.List;
import todo.failure.BrokenRule;
import todo.failure.Failure;

/**
 * A change of many tasks.
 *
 * @param patch without a placement
 * @param removed names of tags, at most {@link #MOST_REMOVED}
 */
public record BulkChange(TaskPatch patch, List<String> added, List<String> removed) {

    static final int MOST_REMOVED = 1_000;

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
        var task = patch.applyTo(before);
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
