package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tasks after a change of many.
 *
 * @param matched how many were selected
 * @param changed those that are different now
 * @param operation that made the change, to undo it; null if nothing changed
 */
public record BulkWrite(long matched, List<Task> changed, @Nullable UUID operation) {

    static BulkWrite of(JsonNode json, @Nullable UUID operation) {
        return new BulkWrite(
                json.path("matched").asLong(),
                json.path("tasks").valueStream().map(Task::of).toList(),
                operation);
    }
}
