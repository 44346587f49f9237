package todo.api.transfer.importing;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.json.Fields;

/**
 * The creation time, update time and version of a list or a saved query; null if the file has none.
 */
record Timestamps(
        @Nullable Instant created, @Nullable Instant updated, @Nullable Integer revision) {

    static final Timestamps NONE = new Timestamps(null, null, null);

    static Timestamps read(Fields fields) {
        return new Timestamps(
                fields.instant("created_at"),
                fields.instant("updated_at"),
                fields.integer("version", 1, Integer.MAX_VALUE));
    }

    Instant createdAt(Instant now) {
        return Objects.requireNonNullElse(created, now);
    }

    Instant updatedAt(Instant now) {
        return Objects.requireNonNullElse(updated, now);
    }

    long version() {
        return revision == null ? 1 : revision;
    }
}
