package todo.api.savedquery;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Name;
import todo.api.Patch;
import todo.api.task.Sort;

/**
 * A change of a saved query, or a query to add: then what it keeps or clears has its default.
 *
 * @param name cannot be cleared: that keeps it
 * @param q cleared: every task
 * @param sort cleared: by the time of creation
 * @param order cleared: descending
 * @param position null keeps the position
 */
public record SavedQueryPatch(
        Patch<Name> name,
        Patch<QueryText> q,
        Patch<Sort> sort,
        Patch<Direction> order,
        @Nullable String position) {

    /**
     * @param end the position of the query if the patch has none
     */
    public SavedQuery create(UUID id, String end, Instant now) {
        var blank =
                new SavedQuery(
                        id, "", "", Sort.CREATED_AT, Direction.DESC.wire(), end, now, now, 1);
        return fields(blank);
    }

    /**
     * @return the next version of the query; {@code before} if nothing differs
     */
    public SavedQuery applyTo(SavedQuery before, Instant now) {
        var after = fields(before);
        return after.equals(before)
                ? before
                : after.stamped(before.createdAt(), now, before.version() + 1);
    }

    private SavedQuery fields(SavedQuery before) {
        return new SavedQuery(
                before.id(),
                name.map(Name::text).apply(before.name(), before.name()),
                q.map(QueryText::text).apply(before.q(), ""),
                sort.apply(before.sort(), Sort.CREATED_AT),
                order.map(Direction::wire).apply(before.order(), Direction.DESC.wire()),
                Objects.requireNonNullElse(position, before.position()),
                before.createdAt(),
                before.updatedAt(),
                before.version());
    }
}
