package todo.api.transfer;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import todo.api.account.Caller;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.savedquery.SavedQueries;
import todo.api.task.TaskBatches;
import todo.api.transfer.csv.CsvFile;
import todo.api.transfer.exporting.ExportPages;
import todo.api.transfer.exporting.ExportedFile;
import todo.api.transfer.exporting.ExportedLists;
import todo.api.transfer.ical.CalendarExport;
import todo.api.transfer.json.JsonFileWriter;
import todo.api.transfer.limit.ExportLimit;
import todo.api.transfer.limit.UserFileLock;
import todo.failure.Failure;

/** Exports the tasks of a user as a file. Safe for concurrent use. */
final class Exports {

    private static final int MAX_EXPORTS = 4;
    private static final int BUFFER_BYTES = 16 << 10;
    private static final CalendarExport.CalendarOptions TODOS =
            new CalendarExport.CalendarOptions("Tasks", false, Integer.MAX_VALUE);

    private final ExportLimit limit = new ExportLimit(MAX_EXPORTS);
    private final UserFileLock lock;
    private final Database database;
    private final TaskBatches tasks;
    private final SavedQueries queries;
    private final CalendarExport calendars;
    private final Clock clock;

    Exports(
            UserFileLock lock,
            Database database,
            TaskBatches tasks,
            SavedQueries queries,
            Clock clock) {
        this.lock = lock;
        this.database = database;
        this.tasks = tasks;
        this.queries = queries;
        this.calendars = new CalendarExport(database, clock);
        this.clock = clock;
    }

    /**
     * Reads the first page, so that a condition that fails does so before the response begins.
     *
     * @param condition selects the tasks
     * @return the file, to be closed
     * @throws Failure.Unavailable if the caller has another import or export running, or if too
     *     many exports are running
     */
    ExportedFile export(Caller caller, FileFormat format, Condition condition) {
        var user = caller.user();
        lock.lock(user.id());
        try {
            return limit.open(() -> prepare(caller, format, condition))
                    .onClose(() -> lock.unlock(user.id()));
        } catch (RuntimeException | Error failed) {
            lock.unlock(user.id());
            throw failed;
        }
    }

    private ExportedFile prepare(Caller caller, FileFormat format, Condition condition) {
        var user = caller.user();
        return switch (format) {
            case JSON -> json(user.id(), condition);
            case CSV -> csv(user.id(), condition);
            case ICS -> calendars.prepare(user.id(), ZoneId.of(user.timeZone()), condition, TODOS);
        };
    }

    private ExportedFile json(UUID owner, Condition condition) {
        var lists = ExportedLists.all(database, owner);
        var saved = queries.all(owner);
        var pages = new ExportPages(tasks, owner, condition, Integer.MAX_VALUE);
        return new ExportedFile(out -> {
            var file = new BufferedOutputStream(out, BUFFER_BYTES);
            var json = new JsonFileWriter(file, clock.instant());
            json.begin("lists");
            for (var list : lists) {
                json.add(list);
            }
            json.end();
            json.begin("tasks");
            pages.each(json::add);
            json.end();
            json.begin("queries");
            for (var query : saved) {
                json.add(query);
            }
            json.end();
            json.close();
            file.flush();
        });
    }

    private ExportedFile csv(UUID owner, Condition condition) {
        var listNames = ExportedLists.names(ExportedLists.all(database, owner));
        var pages = new ExportPages(tasks, owner, condition, Integer.MAX_VALUE);
        return new ExportedFile(out -> {
            var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            CsvFile.begin(text);
            pages.each(task -> CsvFile.write(text, task, listNames.get(task.listId())));
            text.flush();
        });
    }
}
