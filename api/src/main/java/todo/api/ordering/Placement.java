package todo.api.ordering;

import java.util.UUID;

/** Where a thing is placed among the others. */
public sealed interface Placement {

    /** At a position that the client knows. */
    record At(String key) implements Placement {}

    /**
     * Next to another thing.
     *
     * @param after whether it comes after the neighbour, rather than before it
     */
    record Beside(UUID neighbour, boolean after) implements Placement {

        /**
         * @return the member of a request that names the neighbour
         */
        public String member() {
            return after ? "after" : "before";
        }
    }
}
