package todo.api.ordering;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Transaction;
import todo.failure.Failure;

/**
 * The gap between a thing and the next one on one side.
 *
 * @param neighbour the position of the thing
 * @param next the nearest position on that side among all things of its owner, so that the new
 *     position is right in every view; null if there is none
 * @param edge whether the thing is the last one on that side of its own list
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
                                                "The neighbour does not exist."))));
    }

    /**
     * At the edge of a list, a step outwards, because the next thing is likely to be added there
     * too; within the list, the middle of the gap.
     *
     * @param last a position above all that {@link Position#last} has made
     */
    String after(String last) {
        return edge || next == null ? behind(last) : Position.between(neighbour, next);
    }

    /**
     * A step away from the neighbour.
     *
     * @param last a position above all that {@link Position#last} has made
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
