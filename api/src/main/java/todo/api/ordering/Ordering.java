package todo.api.ordering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Transaction;

/**
 * Things with a manual order.
 *
 * @param table has the columns id, user_id and position
 * @param siblings holds if a row {@code s} is in the same list as a row {@code n}
 */
public record Ordering(String table, String siblings) {

    /**
     * @param fresh a new id of version 7
     * @return a position right after the neighbour; it stays short in a long chain of such
     *     positions
     * @throws todo.failure.Failure.Conflict if the gap is exhausted
     */
    public String behind(Transaction transaction, UUID owner, UUID neighbour, UUID fresh) {
        var place = new Placement.Beside(neighbour, true);
        return Gap.find(transaction, this, owner, fresh, place).behind(Position.last(fresh));
    }

    /**
     * @param id of the thing to place, stored or not
     * @param fresh a new id of version 7
     * @param otherwise the position if {@code place} is null
     * @return the position for this placement
     * @throws todo.failure.Failure.Invalid if the neighbour does not exist
     * @throws todo.failure.Failure.Conflict if the gap is exhausted
     */
    public String key(
            Transaction transaction,
            UUID owner,
            UUID id,
            UUID fresh,
            @Nullable Placement place,
            String otherwise) {
        return switch (place) {
            case null -> otherwise;
            case Placement.At at -> at.key();
            case Placement.Beside beside -> {
                var room = Gap.find(transaction, this, owner, id, beside);
                yield beside.after() ? room.after(Position.last(fresh)) : room.before();
            }
        };
    }
}
