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
import todo.api.transfer.exporting.ExportedLists;
import todo.http.Body;

/** Writes somebody's tasks as a calendar. Safe for concurrent use. */
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
     * @param name of the calendar
     * @param events whether tasks are events, for programs that show no to-dos
     * @param most how many tasks it has at most: the newest
     */
    public record CalendarOptions(String name, boolean events, int most) {}

    /**
     * Reads the first tasks, so that what can be refused is refused before the answer begins.
     *
     * @param zone of the tasks' owner
     */
    public Body.Writer prepare(
            UUID owner, ZoneId zone, Condition condition, CalendarOptions options) {
        var names = ExportedLists.names(ExportedLists.all(database, owner));
        var pages = new ExportPages(tasks, owner, condition, options.most());
        return out -> {
            var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            var calendar = new CalendarWriter(text, zone, clock.instant(), options.events());
            calendar.begin(options.name());
            pages.each(task -> calendar.add(ExportPages.members(task, names)));
            calendar.end();
            text.flush();
        };
    }
}
