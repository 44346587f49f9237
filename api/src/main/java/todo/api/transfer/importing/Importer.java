package todo.api.transfer.importing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.api.savedquery.SavedQueryStore;
import todo.api.task.TaskBatches;
import todo.failure.Failure;

/** Writes validated entries into an account as one operation. Safe for concurrent use. */
public final class Importer {

    private final Operations operations;
    private final TaskBatches tasks;
    private final SavedQueryStore queries;
    private final Ids ids;
    private final Clock clock;

    public Importer(
            Operations operations,
            TaskBatches tasks,
            SavedQueryStore queries,
            Ids ids,
            Clock clock) {
        this.operations = operations;
        this.tasks = tasks;
        this.queries = queries;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param fileName identifies the file; the tasks of a file without ids get their ids from it
     * @param dryRun true to roll everything back in the end
     * @throws Failure.Invalid with the lines that failed, unless {@code dryRun}
     */
    public ImportReport run(
            Caller caller, ImportValidation entries, String fileName, boolean dryRun) {
        var report = entries.report();
        if (dryRun && !report.hasFailed()) {
            operations.rehearse(
                    caller, transaction -> write(transaction, caller, entries, fileName));
        } else if (!dryRun) {
            report.check();
            operations.writeMuch(
                    caller,
                    transaction -> {
                        write(transaction, caller, entries, fileName);
                        report.check();
                        return true;
                    });
        }
        return report;
    }

    private boolean write(
            Transaction transaction, Caller caller, ImportValidation entries, String fileName) {
        UUID owner = caller.user().id();
        var report = entries.report();
        var now = now();
        var lists = new ListImport(transaction, owner, now, report, ids);
        lists.add(entries.lists());
        new QueryImport(transaction, owner, now, report, queries, ids).add(entries.queries());
        new TaskImport(transaction, owner, now, report, tasks, lists, ids, fileName)
                .add(entries.tasks());
        return true;
    }

    /**
     * @return the current time in microseconds, the precision of the database
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
