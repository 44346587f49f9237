package todo.api.ordering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Transaction;

/**
 * Things that their owner can put in order.
 *
 * @param table that has an id, a user_id and a position
 * @param siblings when a row {@code s} of it is in the same list as a row {@code n}
 */
public record Ordering(String table, String siblings) {

    /**
     * For what comes right behind a thing, and is followed in the same way itself.
     *
     * @param fresh an id of version 7 that was just made
     * @return a key that stays short, however long the row becomes
     * @throws todo.failure.Failure.Conflict if there is no room
     */
    public String behind(Transaction transaction, UUID owner, UUID neighbour, UUID fresh) {
        var place = new Placement.Beside(neighbour, true);
        return Gap.find(transaction, this, owner, fresh, place).behind(Position.last(fresh));
    }

    /**
     * @param id of what is put there, which need not be kept yet
     * @param fresh an id of version 7 that was just made
     * @param otherwise the key where {@code place} says nothing
     * @return the key for this place
     * @throws todo.failure.Failure.Invalid if the neighbour is not there
     * @throws todo.failure.Failure.Conflict if there is no room
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
