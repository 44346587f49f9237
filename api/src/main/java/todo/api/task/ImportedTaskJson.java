package todo.api.task;

import java.time.ZoneOffset;
import todo.json.Fields;

/** Reads a task of a file, checked in the same way as a request. */
public final class ImportedTaskJson {

    private ImportedTaskJson() {}

    /**
     * @param fields as in the API, but none that names another task or a list
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    public static ImportedTask read(Fields fields) {
        var createdAt = fields.instant("created_at");
        var updatedAt = fields.instant("updated_at");
        var completedAt = fields.instant("completed_at");
        var version = fields.integer("version", 1, Integer.MAX_VALUE);
        return new ImportedTask(
                TaskPatchJson.newTask(fields, () -> ZoneOffset.UTC),
                true,
                createdAt,
                updatedAt,
                completedAt,
                version);
    }
}
