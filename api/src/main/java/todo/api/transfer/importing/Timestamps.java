package todo.api.transfer.importing;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.http.Fields;

/** When a list or a query was made and changed, as far as the file says. */
record Timestamps(@Nullable Instant created, @Nullable Instant updated, @Nullable Integer count) {

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
        return count == null ? 1 : count;
    }
}
