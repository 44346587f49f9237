package todo.api.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.http.Fields;

/** Reads a task of a file, checked in the same way as a request. */
public final class ImportedTaskJson {

    private ImportedTaskJson() {}

    /**
     * @param members as in the API, but none that names another task or a list
     * @param given the names of all members that the file has
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    public static ImportedTask read(ObjectNode members, Set<String> given) {
        if (members.hasNonNull("due_date") && !members.has("all_day")) {
            members.put("all_day", false);
        }
        var fields = new Fields(members);
        var createdAt = micros(fields.instant("created_at"));
        var updatedAt = micros(fields.instant("updated_at"));
        var completedAt = micros(fields.instant("completed_at"));
        var version = fields.integer("version", 1, Integer.MAX_VALUE);
        return new ImportedTask(
                TaskPatchJson.newTask(fields), createdAt, updatedAt, completedAt, version, given);
    }

    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
