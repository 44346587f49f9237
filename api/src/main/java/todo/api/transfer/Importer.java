package todo.api.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.savedquery.SavedQueryStore;
import todo.api.task.TaskBatches;
import todo.api.task.TaskStore;

/**
 * Brings what was read into an account: all of it in one operation, or nothing. Safe for concurrent
 * use.
 */
final class Importer {

    private final Operations changes;
    private final TaskBatches tasks;
    private final TaskStore store;
    private final SavedQueryStore queries;
    private final Ids ids;
    private final Clock clock;

    Importer(
            Operations changes,
            TaskBatches tasks,
            TaskStore store,
            SavedQueryStore queries,
            Ids ids,
            Clock clock) {
        this.changes = changes;
        this.tasks = tasks;
        this.store = store;
        this.queries = queries;
        this.ids = ids;
        this.clock = clock;
    }

    /** Undoes what was done so far, and says what that was. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        RolledBack() {
            super(null, null, false, false);
        }
    }

    /**
     * @param reading its report is filled with what becomes of each line
     * @param file names the file among all others
     * @param dryRun whether to do nothing in the end
     * @return the operation; empty if nothing was written
     */
    Optional<OperationResult<Boolean>> run(
            Caller caller, ImportValidation reading, String file, boolean dryRun) {
        if (reading.report.hasFailed()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    changes.runLong(
                            caller,
                            transaction -> {
                                var owner = caller.user().id();
                                var work =
                                        new ImportWork(transaction, owner, reading.report, now());
                                var lists = new ImportedLists(work, ids);
                                lists.add(reading.lists);
                                new ImportedQueries(work, queries, ids).add(reading.queries);
                                new ImportedTasks(work, tasks, store, lists, ids, file)
                                        .add(reading.tasks);
                                if (dryRun || reading.report.hasFailed()) {
                                    throw new RolledBack();
                                }
                                return true;
                            }));
        } catch (RolledBack asWanted) {
            return Optional.empty();
        }
    }

    /**
     * @return to the microsecond, which is what the database keeps
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
