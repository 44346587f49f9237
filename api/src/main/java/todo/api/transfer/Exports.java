package todo.api.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import todo.api.account.User;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.saved.SavedQueryStore;
import todo.api.task.Task;
import todo.api.task.TaskBatches;
import todo.http.Body;
import todo.http.Json;

/**
 * Writes all that somebody has to a file, of which some hundred tasks at a time are in memory, and
 * no connection to the database is held while a client reads. Safe for concurrent use.
 */
final class Exports {

    private static final int BUFFER = 16 << 10;

    private final Database database;
    private final TaskBatches tasks;
    private final SavedQueryStore queries;
    private final Clock clock;

    Exports(Database database, TaskBatches tasks, SavedQueryStore queries, Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.queries = queries;
        this.clock = clock;
    }

    /** Writes one task. */
    @FunctionalInterface
    private interface TaskWriter {
        void write(Task task) throws IOException;
    }

    /**
     * Reads the first tasks, so that what can be refused is refused before the answer begins.
     *
     * @param condition of the tasks
     */
    Body.Writer prepare(User user, Format format, Condition condition) {
        var lists = ListRow.all(database::sql, user.id());
        var first = tasks.page(user.id(), condition, null);
        return out -> {
            var file = new BufferedOutputStream(out, BUFFER);
            switch (format) {
                case JSON -> json(file, user, condition, lists, first);
                case CSV -> csv(file, user, condition, lists, first);
                case ICS -> calendar(file, user, condition, lists, first);
            }
            file.flush();
        };
    }

    private void json(
            OutputStream file,
            User user,
            Condition condition,
            List<ListRow> lists,
            List<Task> first)
            throws IOException {
        var json = new JsonFile.Writing(file, clock.instant());
        json.begin("lists");
        for (var list : lists) {
            json.add(list);
        }
        json.end();
        json.begin("tasks");
        each(user, condition, first, json::add);
        json.end();
        json.begin("queries");
        for (var query : queries.all(user.id())) {
            json.add(query);
        }
        json.end();
        json.close();
    }

    private void csv(
            OutputStream file,
            User user,
            Condition condition,
            List<ListRow> lists,
            List<Task> first)
            throws IOException {
        var names = names(lists);
        var text = writer(file);
        CsvFile.begin(text);
        each(user, condition, first, task -> CsvFile.write(text, members(task, names)));
        text.flush();
    }

    private void calendar(
            OutputStream file,
            User user,
            Condition condition,
            List<ListRow> lists,
            List<Task> first)
            throws IOException {
        var names = names(lists);
        var text = writer(file);
        var calendar =
                new CalendarWriting(text, ZoneId.of(user.timeZone()), clock.instant(), false);
        calendar.begin("Tasks");
        each(user, condition, first, task -> calendar.add(members(task, names)));
        calendar.end();
        text.flush();
    }

    private void each(User user, Condition condition, List<Task> first, TaskWriter writer)
            throws IOException {
        for (var page = first; ; page = tasks.page(user.id(), condition, page.getLast())) {
            for (var task : page) {
                writer.write(task);
            }
            if (TaskBatches.isLast(page)) {
                return;
            }
        }
    }

    private static Writer writer(OutputStream file) {
        return new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
    }

    private static Map<UUID, String> names(List<ListRow> lists) {
        var names = new HashMap<UUID, String>();
        lists.forEach(list -> names.put(list.id(), list.name()));
        return names;
    }

    private static ObjectNode members(Task task, Map<UUID, String> lists) {
        ObjectNode members = Json.MAPPER.valueToTree(task);
        return members.put("list", lists.get(task.listId()));
    }
}
