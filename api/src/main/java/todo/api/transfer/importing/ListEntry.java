package todo.api.transfer.importing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Name;
import todo.api.list.Color;
import todo.api.list.TaskList;
import todo.api.ordering.Position;
import todo.failure.Failure;
import todo.json.Fields;

/**
 * A task list of a file.
 *
 * @param id the id of the list in the file; null if it has none
 * @param name 1 to 100 characters
 * @param position null appends a new list and leaves an existing one in place
 * @param remarks sentences about everything that the list has lost
 */
record ListEntry(
        int line,
        @Nullable String id,
        String name,
        @Nullable String color,
        @Nullable String position,
        boolean archived,
        Timestamps stamps,
        List<String> remarks)
        implements ImportEntry {

    /**
     * @throws Failure.Invalid with every broken rule
     */
    static ListEntry read(int line, @Nullable String id, Fields fields, List<String> remarks) {
        var name = fields.required("name", fields.parsed("name", Name::new));
        var color = fields.parsed("color", Color::new);
        var position = fields.parsed("position", Position::parse);
        var archived = fields.flag("archived");
        var stamps = Timestamps.read(fields);
        fields.check();
        return new ListEntry(
                line,
                id,
                Objects.requireNonNull(name).text(),
                color == null ? null : color.text(),
                position,
                Boolean.TRUE.equals(archived),
                stamps,
                remarks);
    }

    /**
     * @return a list that only a task names
     */
    static ListEntry of(String name) {
        return new ListEntry(0, null, name, null, null, false, Timestamps.NONE, List.of());
    }

    /**
     * @param end the position of a list that has none in the file
     */
    TaskList create(UUID chosen, String end, Instant now) {
        return new TaskList(
                chosen,
                name,
                color,
                Objects.requireNonNullElse(position, end),
                archived,
                stamps.createdAt(now),
                stamps.updatedAt(now),
                stamps.version());
    }

    /**
     * @return {@code before} if nothing changes
     */
    TaskList update(TaskList before, Instant now) {
        var same = update(before, before.updatedAt(), before.version());
        return same.equals(before) ? before : update(before, now, before.version() + 1);
    }

    private TaskList update(TaskList before, Instant updatedAt, long version) {
        return new TaskList(
                before.id(),
                name,
                color,
                Objects.requireNonNullElse(position, before.position()),
                archived,
                before.createdAt(),
                updatedAt,
                version);
    }
}
