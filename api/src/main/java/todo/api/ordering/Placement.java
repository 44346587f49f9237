package todo.api.ordering;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.http.Fields;

/** Where somebody puts a thing among the others. */
public sealed interface Placement {

    /** At a key that they know. */
    record At(String key) implements Placement {}

    /**
     * Next to another thing.
     *
     * @param after whether behind it, rather than in front of it
     */
    record Beside(UUID neighbour, boolean after) implements Placement {

        /**
         * @return the member of the request that named the neighbour
         */
        public String member() {
            return after ? "after" : "before";
        }
    }

    /**
     * Reads {@code position}, {@code before} and {@code after}, of which a request has at most one.
     *
     * @return null where they say nothing
     */
    static @Nullable Placement read(Fields fields) {
        var position = fields.parsed("position", Position::parse);
        var before = fields.parsed("before", Ids::require);
        var after = fields.parsed("after", Ids::require);
        if (Stream.of(position, before, after).filter(Objects::nonNull).count() > 1) {
            fields.fault(
                    after == null ? "before" : "after",
                    "Say only one of position, before and after.");
        }
        if (position != null) {
            return new At(position);
        }
        if (before != null) {
            return new Beside(before, false);
        }
        return after == null ? null : new Beside(after, true);
    }
}
