package todo.api.transfer.importing;

import java.time.Clock;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.api.savedquery.SavedQueries;
import todo.api.task.TaskBatches;
import todo.api.task.TaskStore;
import todo.failure.Failure;

/** Writes validated entries into an account as one operation. Safe for concurrent use. */
public final class Importer {

    private final Operations operations;
    private final TaskBatches tasks;
    private final TaskStore store;
    private final SavedQueries queries;
    private final Ids ids;
    private final Clock clock;

    public Importer(
            Operations operations,
            TaskBatches tasks,
            TaskStore store,
            SavedQueries queries,
            Ids ids,
            Clock clock) {
        this.operations = operations;
        this.tasks = tasks;
        this.store = store;
        this.queries = queries;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param fileName identifies the file; the tasks of a file without ids get their ids from it
     * @param dryRun true to roll everything back in the end
     * @throws Failure.Invalid with the lines that failed, unless {@code dryRun}
     */
    public OperationResult<ImportReport> run(
            Caller caller, EntryCollector entries, String fileName, boolean dryRun) {
        if (dryRun) {
            return operations.rehearse(
                    caller, transaction -> write(transaction, caller, entries, fileName));
        }
        entries.report().check();
        return operations.runLong(
                caller,
                transaction -> {
                    var report = write(transaction, caller, entries, fileName);
                    report.check();
                    return report;
                });
    }

    private ImportReport write(
            Transaction transaction, Caller caller, EntryCollector entries, String fileName) {
        var owner = caller.owner();
        var report = entries.report();
        if (report.hasFailed()) {
            return report;
        }
        var now = clock.instant();
        var lists = new ListImport(transaction, owner, now, report, ids);
        lists.add(entries.lists());
        new QueryImport(transaction, owner, now, report, queries, ids).add(entries.queries());
        new TaskImport(transaction, owner, now, report, tasks, store, lists, ids)
                .add(entries.tasks(), fileName);
        return report;
    }
}
