package todo.api.task;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.query.Search;

/**
 * What to do with many tasks at once.
 *
 * @param ids null if {@code q} selects the tasks; at most {@link #MOST}
 * @param q null if {@code ids} select the tasks
 * @param change null deletes them
 * @param dryRun whether to roll everything back
 * @param force whether to complete the open subtasks of tasks that are completed
 */
public record BulkRequest(
        @Nullable List<UUID> ids,
        @Nullable Search q,
        @Nullable BulkChange change,
        boolean dryRun,
        boolean force) {

    /** How many tasks one request can change. */
    static final int MOST = 1_000;
}
