package todo.api.task;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.query.Search;
import todo.http.Fields;

/**
 * What is to be done with many tasks at once.
 *
 * @param ids null where {@code q} says which tasks
 * @param q null where {@code ids} do
 * @param change null where they are to be deleted
 * @param dryRun whether to tell only what would happen
 */
record BulkRequest(
        @Nullable List<UUID> ids, @Nullable Search q, @Nullable BulkChange change, boolean dryRun) {

    static final int MOST = 1_000;

    /**
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    static BulkRequest read(Fields fields) {
        var ids = ids(fields);
        var q = fields.parsed("q", BulkRequest::search);
        if (fields.hasValue("ids") == fields.hasValue("q")) {
            fields.fault("ids", "Say which tasks: either by ids or by q.");
        }
        var dryRun = Boolean.TRUE.equals(fields.flag("dry_run"));
        var delete = Boolean.TRUE.equals(fields.flag("delete"));
        var members = fields.object("change");
        if (delete == fields.hasValue("change")) {
            fields.fault("change", "Say what to do: either change or delete: true.");
        }
        var change = members == null ? null : BulkChange.read(members);
        fields.check();
        return new BulkRequest(ids, q, change, dryRun);
    }

    private static @Nullable List<UUID> ids(Fields fields) {
        var texts = fields.texts("ids", MOST, 36);
        if (texts == null) {
            return null;
        }
        for (var i = 0; i < texts.size(); i++) {
            if (Ids.parse(texts.get(i)) == null) {
                fields.fault("ids/" + i, "This has to be an id.");
            }
        }
        return texts.stream().map(Ids::parse).filter(Objects::nonNull).toList();
    }

    private static Search search(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("This would be every task: say which ones.");
        }
        return Search.parse(text);
    }
}
