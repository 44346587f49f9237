package todo.api.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.json.Fields;

/** Reads a task of a file, checked in the same way as a request. */
public final class ImportedTaskJson {

    /** In titles of files that were exported before titles refused them; the rest is kept. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\s\\x00\\x85]]");

    private ImportedTaskJson() {}

    /**
     * @param members as in the API, but none that names another task or a list
     * @param given the names of all members that the file has
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    public static ImportedTask read(ObjectNode members, Set<String> given) {
        if (members.hasNonNull("due_date") && !members.has("all_day")) {
            members.put("all_day", ClientTimes.isDay(members.get("due_date").asText()));
        }
        if (members.path("title").isTextual()) {
            members.put("title", CONTROL.matcher(members.get("title").textValue()).replaceAll(""));
        }
        var fields = new Fields(members);
        var createdAt = micros(fields.instant("created_at"));
        var updatedAt = micros(fields.instant("updated_at"));
        var completedAt = micros(fields.instant("completed_at"));
        var version = fields.integer("version", 1, Integer.MAX_VALUE);
        return new ImportedTask(
                TaskPatchJson.newTask(fields, () -> ZoneOffset.UTC),
                createdAt,
                updatedAt,
                completedAt,
                version,
                given);
    }

    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
