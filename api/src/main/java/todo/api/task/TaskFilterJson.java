package todo.api.task;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.query.Search;
import todo.json.Fields;

/** Reads a query with its order and its page from the members of an object. */
public final class TaskFilterJson {

    private TaskFilterJson() {}

    /**
     * @param list null for the tasks of all lists
     * @param most the largest {@code limit}, and the default
     * @return sorted by due date unless {@code sort} or {@code cursor} say otherwise
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    public static TaskFilter read(Fields fields, @Nullable UUID list, int most) {
        var search = fields.parsed("query", Search::parse);
        var sort = fields.parsed("sort", Sort::parse);
        var descending = fields.flag("descending");
        var after = fields.parsed("cursor", text -> Cursor.decode(text).in(sort, descending));
        var limit = fields.integer("limit", 1, most);
        fields.check();
        var first =
                TaskFilter.of(
                        search,
                        list,
                        Objects.requireNonNullElse(sort, Sort.DUE_DATE),
                        Boolean.TRUE.equals(descending),
                        Objects.requireNonNullElse(limit, most));
        return after == null ? first : first.after(after);
    }
}
