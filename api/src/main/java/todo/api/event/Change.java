package todo.api.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.change.Entity;

/**
 * A change to one task, list or saved query, as the API shows it.
 *
 * @param id ascending in the order of the owner's commits
 * @param operationId shared by all changes of one operation
 * @param undoes the operation that this one undid; null if it is no undo
 * @param through browser, api, chat, mcp or system
 * @param action created, updated or deleted
 * @param before the state before the change; null if it was created
 * @param after the state after the change; null if it was deleted
 * @param undone whether the operation has been undone
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
