package todo.api.todobackend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.task.Title;

/**
 * A task of a sandbox.
 *
 * @param order any whole number that the client has chosen; null if it has chosen none
 */
record SandboxTask(UUID id, String title, @Nullable Integer order, boolean completed) {

    static final String COLUMNS = "id, title, sort_order, completed";

    /** What a client sends: in a new task, null is the default; in a change, null keeps a field. */
    record Fields(@Nullable Title title, @Nullable Integer order, @Nullable Boolean completed) {

        @Nullable String text() {
            return title == null ? null : title.text();
        }
    }

    static SandboxTask read(ResultSet row) throws SQLException {
        return new SandboxTask(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("sort_order", Integer.class),
                row.getBoolean("completed"));
    }
}
