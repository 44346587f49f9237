package todo.api.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.change.Entity;

/**
 * One thing that was changed, as the API shows it.
 *
 * @param id ascends with the time at which the owner's changes are seen
 * @param operationId what was done at once has the same
 * @param undoes the operation that this one took back; null where it did not
 * @param through browser, api, chat, mcp or system
 * @param action created, updated or deleted
 * @param before the thing as the API shows it; null where it was created
 * @param after the same; null where it was deleted
 * @param undone whether its operation is without effect now
 */
record Change(
        long id,
        UUID operationId,
        @Nullable UUID undoes,
        Instant madeAt,
        String through,
        String action,
        Entity entity,
        UUID entityId,
        @Nullable Object before,
        @Nullable Object after,
        boolean undone) {

    Change with(@Nullable Object before, @Nullable Object after) {
        return new Change(
                id,
                operationId,
                undoes,
                madeAt,
                through,
                action,
                entity,
                entityId,
                before,
                after,
                undone);
    }
}
