package todo.api.transfer.ical;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.task.TaskBatches;
import todo.api.transfer.exporting.ExportPages;
import todo.api.transfer.exporting.ExportedFile;
import todo.api.transfer.exporting.ExportedLists;

/** Exports tasks as a calendar. Safe for concurrent use. */
public final class CalendarExport {

    private final Database database;
    private final TaskBatches tasks;
    private final Clock clock;

    public CalendarExport(Database database, Clock clock) {
        this.database = database;
        this.tasks = new TaskBatches(database);
        this.clock = clock;
    }

    /**
     * @param name the name of the calendar
     * @param events true for events, false for to-dos; some programs do not show to-dos
     * @param limit the maximum number of tasks; the newest are exported
     */
    public record CalendarOptions(String name, boolean events, int limit) {}

    /**
     * Reads the first page, so that a condition that fails does so before the response begins.
     *
     * @param zone the time zone of the owner
     */
    public ExportedFile prepare(
            UUID owner, ZoneId zone, Condition condition, CalendarOptions options) {
        var listNames = ExportedLists.names(ExportedLists.all(database, owner));
        var pages = new ExportPages(tasks, owner, condition, options.limit());
        return new ExportedFile(out -> {
            var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            var calendar = new CalendarWriter(text, zone, clock.instant(), options.events());
            calendar.begin(options.name());
            pages.each(task -> calendar.add(task, listNames.get(task.listId())));
            calendar.end();
            text.flush();
        });
    }
}
