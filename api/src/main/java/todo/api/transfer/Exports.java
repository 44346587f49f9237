package todo.api.transfer;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import todo.api.account.User;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.savedquery.SavedQueryStore;
import todo.api.task.TaskBatches;
import todo.api.transfer.csv.CsvFile;
import todo.api.transfer.exporting.ExportPages;
import todo.api.transfer.exporting.ExportedLists;
import todo.api.transfer.ical.CalendarExport;
import todo.api.transfer.json.JsonFileWriter;
import todo.http.Body;

/** Writes all that somebody has to a file. Safe for concurrent use. */
final class Exports {

    private static final int BUFFER = 16 << 10;
    private static final CalendarExport.CalendarOptions TODOS =
            new CalendarExport.CalendarOptions("Tasks", false, Integer.MAX_VALUE);

    private final Database database;
    private final TaskBatches tasks;
    private final SavedQueryStore queries;
    private final CalendarExport calendars;
    private final Clock clock;

    Exports(Database database, TaskBatches tasks, SavedQueryStore queries, Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.queries = queries;
        this.calendars = new CalendarExport(database, clock);
        this.clock = clock;
    }

    /**
     * Reads the first tasks, so that what can be refused is refused before the answer begins.
     *
     * @param condition of the tasks
     */
    Body.Writer prepare(User user, FileFormat format, Condition condition) {
        return switch (format) {
            case JSON -> json(user.id(), condition);
            case CSV -> csv(user.id(), condition);
            case ICS -> calendars.prepare(user.id(), ZoneId.of(user.timeZone()), condition, TODOS);
        };
    }

    private Body.Writer json(UUID owner, Condition condition) {
        var lists = ExportedLists.all(database, owner);
        var saved = queries.all(owner);
        var pages = new ExportPages(tasks, owner, condition, Integer.MAX_VALUE);
        return out -> {
            var file = new BufferedOutputStream(out, BUFFER);
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
        };
    }

    private Body.Writer csv(UUID owner, Condition condition) {
        var names = ExportedLists.names(ExportedLists.all(database, owner));
        var pages = new ExportPages(tasks, owner, condition, Integer.MAX_VALUE);
        return out -> {
            var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            CsvFile.begin(text);
            pages.each(task -> CsvFile.write(text, ExportPages.members(task, names)));
            text.flush();
        };
    }
}
