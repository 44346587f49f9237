package todo.api.transfer.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.savedquery.SavedQueryJson;
import todo.api.savedquery.SavedQueryPatch;
import todo.failure.Failure;
import todo.json.Fields;

/**
 * A saved query of a file.
 *
 * @param id the id of the query in the file; null if it has none
 * @param remarks sentences about everything that the query has lost
 */
public record QueryEntry(
        int line,
        @Nullable String id,
        String name,
        SavedQueryPatch patch,
        Timestamps stamps,
        List<String> remarks)
        implements ImportEntry {

    /**
     * @throws Failure.Invalid with every broken rule
     */
    static QueryEntry read(
            int line, @Nullable String id, String name, Fields fields, List<String> remarks) {
        var stamps = Timestamps.read(fields);
        return new QueryEntry(line, id, name, SavedQueryJson.whole(fields), stamps, remarks);
    }
}
