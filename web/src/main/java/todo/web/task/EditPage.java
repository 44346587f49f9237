package todo.web.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * The page that edits a task.
 *
 * @param alert null if nothing went wrong
 * @param conflicts fields that were changed elsewhere too
 * @param deleted whether the task has been deleted elsewhere
 */
public record EditPage(
        Page page,
        String id,
        TaskForm form,
        @Nullable String alert,
        List<TaskFields.Conflict> conflicts,
        boolean deleted) {}
