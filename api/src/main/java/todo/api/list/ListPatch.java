package todo.api.list;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import todo.api.Name;
import todo.api.Patch;
import todo.api.ordering.Placement;

/**
 * A change of a list, or a list to add: then what it keeps or clears has its default.
 *
 * @param name cannot be cleared: that keeps it
 * @param archived a mark for clients, which hide the list; its tasks are found like any other
 * @param placement null keeps the position
 */
public record ListPatch(
        Patch<Name> name,
        Patch<Color> color,
        Patch<Boolean> archived,
        @Nullable Placement placement) {

    /**
     * @return the next version of the list
     */
    TaskList applyTo(TaskList before, String position, Instant now) {
        return new TaskList(
                before.id(),
                name.map(Name::text).apply(before.name(), before.name()),
                color.map(Color::text).apply(before.color()),
                position,
                archived.apply(before.archived(), false),
                before.createdAt(),
                now,
                before.version() + 1);
    }
}
