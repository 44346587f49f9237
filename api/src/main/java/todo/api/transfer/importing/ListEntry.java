package todo.api.transfer.importing;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.list.Color;
import todo.api.list.TaskList;
import todo.api.ordering.Position;
import todo.failure.Failure;
import todo.http.Fields;

/**
 * What a file says of a list.
 *
 * @param name 1 to 100 characters
 * @param position null for the end
 */
record ListEntry(
        String name,
        @Nullable String color,
        @Nullable String position,
        boolean archived,
        Timestamps stamps) {

    /**
     * @throws Failure.Invalid with every broken rule
     */
    static ListEntry read(Fields fields) {
        var name = fields.required("name", fields.text("name", 1, 100));
        var color = fields.parsed("color", Color::parse);
        var position = fields.parsed("position", Position::parse);
        var archived = fields.flag("archived");
        var stamps = Timestamps.read(fields);
        fields.check();
        return new ListEntry(
                Objects.requireNonNull(name),
                color,
                position,
                Boolean.TRUE.equals(archived),
                stamps);
    }

    static ListEntry of(String name) {
        return new ListEntry(name, null, null, false, new Timestamps(null, null, null));
    }

    TaskList created(UUID id, String end, Instant now) {
        return new TaskList(
                id,
                name,
                color,
                Objects.requireNonNullElse(position, end),
                archived,
                stamps.createdAt(now),
                stamps.updatedAt(now),
                stamps.version());
    }

    /**
     * @return {@code before} where nothing changes
     */
    TaskList over(TaskList before, Instant now) {
        var place = Objects.requireNonNullElse(position, before.position());
        var after =
                new TaskList(
                        before.id(),
                        name,
                        color,
                        place,
                        archived,
                        before.createdAt(),
                        before.updatedAt(),
                        before.version());
        return after.equals(before)
                ? before
                : new TaskList(
                        before.id(),
                        name,
                        color,
                        place,
                        archived,
                        before.createdAt(),
                        now,
                        before.version() + 1);
    }
}
