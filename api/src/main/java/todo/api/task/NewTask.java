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
 * @param id made by the client, so that it can repeat the addition; null for a new one
 * @param fields what they keep or clear has its default; the title is set
 */
public record NewTask(@Nullable UUID id, TaskPatch fields) {

    public NewTask {
        Objects.requireNonNull(fields.title().apply(null), "title");
    }

    public NewTask(TaskPatch fields) {
        this(null, fields);
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
     * @param added a task as it was added
     * @return whether it was added from the same fields; its position does not matter
     */
    boolean matches(Task added) {
        var again = task(added.id(), added.ownerId(), added.position(), added.createdAt());
        var isInParentsList = again.parentId() != null && again.listId() == null;
        return added.equals(
                isInParentsList ? again.withParents(added.listId(), again.parentId()) : again);
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
