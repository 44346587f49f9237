package todo.api.transfer.importing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.ordering.Position;
import todo.api.savedquery.SavedQuery;
import todo.api.savedquery.SavedQueryStore;
import todo.failure.Failure;

/**
 * The saved queries of an import. One that is there under its id is changed; one of the same name
 * stays as it is. Used by one thread.
 */
final class ImportedQueries {

    private final ImportWork work;
    private final SavedQueryStore queries;
    private final Ids ids;

    ImportedQueries(ImportWork work, SavedQueryStore queries, Ids ids) {
        this.work = work;
        this.queries = queries;
        this.ids = ids;
    }

    void add(List<ImportValidation.ValidQuery> all) {
        for (var query : all) {
            try {
                add(query);
            } catch (Failure.Conflict conflict) {
                work.query(query, ImportReport.ImportAction.SKIPPED, conflict.detail());
            }
        }
    }

    private void add(ImportValidation.ValidQuery query) {
        var key = query.key();
        var id = key == null ? null : Ids.parse(key);
        var before = id == null ? null : queries.get(work.owner(), id).orElse(null);
        if (before == null) {
            var fresh = ids.next();
            var chosen = id == null || isTaken(id) ? fresh : id;
            var stamps = query.stamps();
            var created =
                    SavedQuery.of(chosen, query.draft(), Position.last(fresh), work.now())
                            .stamped(
                                    stamps.createdAt(work.now()),
                                    stamps.updatedAt(work.now()),
                                    stamps.version());
            queries.insert(work.transaction(), work.owner(), created);
            work.query(query, ImportReport.ImportAction.CREATED, null);
            return;
        }
        var after = before.changed(query.draft(), work.now());
        if (after.equals(before)) {
            work.query(query, ImportReport.ImportAction.SKIPPED, "It is here already.");
        } else {
            queries.update(work.transaction(), work.owner(), after);
            work.query(query, ImportReport.ImportAction.UPDATED, null);
        }
    }

    private boolean isTaken(@Nullable UUID id) {
        return work.transaction()
                .sql("select 1 from saved_queries where id = ?")
                .with(id)
                .first(row -> true)
                .isPresent();
    }
}
