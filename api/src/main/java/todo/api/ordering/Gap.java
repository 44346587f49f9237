package todo.api.ordering;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Transaction;
import todo.failure.Failure;

/**
 * The room next to a thing, on one side of it.
 *
 * @param neighbour the key of the thing
 * @param next the key of what is nearest to it on that side among all that its owner has, so that
 *     whatever view shows both, nothing comes between; null where there is nothing
 * @param edge whether it is the last one on that side of its own list
 */
record Gap(String neighbour, @Nullable String next, boolean edge) {

    private static final String AFTER =
            """
            select n.position,
              (select min(position) from %1$s where user_id = n.user_id and position > n.position and id <> ?) as next,
              not exists (
                select from %1$s s where s.user_id = n.user_id and s.position > n.position and s.id <> ? and %2$s)
                as edge
            from %1$s n where n.user_id = ? and n.id = ? and n.id <> ?
            """;

    private static final String BEFORE =
            AFTER.replace("min(", "max(").replace("position > n.position", "position < n.position");

    static Gap find(
            Transaction transaction,
            Ordering things,
            UUID owner,
            UUID moved,
            Placement.Beside place) {
        return transaction
                .sql((place.after() ? AFTER : BEFORE).formatted(things.table(), things.siblings()))
                .with(moved, moved, owner, place.neighbour(), moved)
                .first(row ->
                        new Gap(
                                row.getString("position"),
                                row.getString("next"),
                                row.getBoolean("edge")))
                .orElseThrow(() ->
                        new Failure.Invalid(
                                List.of(
                                        new Failure.Fault(
                                                "/" + place.member(),
                                                "There is nothing with this id to put it next to."))));
    }

    /**
     * Steps away from the edge of a list, where the next one will be put further out; in the middle
     * of it, halves the room, for nobody knows on which side the next one will be put.
     *
     * @param last a key above all that were made by the clock
     */
    String after(String last) {
        return edge || next == null ? behind(last) : Position.between(neighbour, next);
    }

    /**
     * A step away from the neighbour.
     *
     * @param last a key above all that were made by the clock
     */
    String behind(String last) {
        return next == null && last.compareTo(neighbour) > 0
                ? last
                : Position.above(neighbour, next);
    }

    String before() {
        return edge || next == null
                ? Position.below(next, neighbour)
                : Position.between(Objects.requireNonNull(next), neighbour);
    }
}
