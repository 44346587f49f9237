package todo.api.task;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.ordering.Placement;
import todo.api.ordering.Position;

/**
 * A task to add.
 *
 * @param fields what they keep or clear has its default; the title is set
 */
public record NewTask(TaskPatch fields) {

    public NewTask {
        Objects.requireNonNull(fields.title().apply(null), "title");
    }

    public Title title() {
        return Objects.requireNonNull(fields.title().apply(null));
    }

    /**
     * @return whether it names neither a list nor another task, so that nothing has to be looked up
     */
    boolean standsAlone() {
        return fields.listId().apply(null) == null
                && fields.parentId().apply(null) == null
                && !(fields.placement() instanceof Placement.Beside);
    }

    /**
     * @param position null for the end
     * @param now to the microsecond, as the database stores it
     */
    Task task(UUID id, UUID ownerId, @Nullable String position, Instant now) {
        var key = position == null ? Position.last(id) : position;
        var blank = Task.blank(id, ownerId, key, now);
        return fields.applyTo(blank).stamped(now);
    }
}
