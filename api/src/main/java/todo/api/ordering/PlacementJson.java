package todo.api.ordering;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.http.Fields;

/** Reads {@code position}, {@code before} and {@code after}, of which a request has at most one. */
public final class PlacementJson {

    /** The members that place a thing. */
    public static final List<String> MEMBERS = List.of("position", "before", "after");

    private PlacementJson() {}

    /**
     * @return null if none of the members is there
     */
    public static @Nullable Placement read(Fields fields) {
        var position = fields.parsed("position", Position::parse);
        var before = fields.parsed("before", Ids::require);
        var after = fields.parsed("after", Ids::require);
        if (Stream.of(position, before, after).filter(Objects::nonNull).count() > 1) {
            fields.fault(
                    after == null ? "before" : "after",
                    "Use only one of position, before and after.");
        }
        if (position != null) {
            return new Placement.At(position);
        }
        if (before != null) {
            return new Placement.Beside(before, false);
        }
        return after == null ? null : new Placement.Beside(after, true);
    }
}
