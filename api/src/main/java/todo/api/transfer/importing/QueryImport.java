package todo.api.transfer.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Transaction;
import todo.api.ordering.Position;
import todo.api.savedquery.SavedQueries;
import todo.failure.Failure;

/**
 * Imports saved queries. An existing query with the same id is updated; a query whose name is taken
 * is skipped. Used by one thread.
 */
final class QueryImport {

    private final Transaction transaction;
    private final UUID owner;
    private final Instant now;
    private final ImportReport report;
    private final SavedQueries queries;
    private final Ids ids;

    QueryImport(
            Transaction transaction,
            UUID owner,
            Instant now,
            ImportReport report,
            SavedQueries queries,
            Ids ids) {
        this.transaction = transaction;
        this.owner = owner;
        this.now = now;
        this.report = report;
        this.queries = queries;
        this.ids = ids;
    }

    void add(List<QueryEntry> all) {
        for (var query : all) {
            try {
                add(query);
            } catch (Failure.Conflict conflict) {
                report(query, ImportReport.ImportAction.SKIPPED, conflict.detail());
            }
        }
    }

    private void add(QueryEntry query) {
        var key = query.id();
        var id = key == null ? null : Ids.parse(key);
        var before = id == null ? null : queries.get(owner, id).orElse(null);
        if (before == null) {
            var fresh = ids.next();
            var chosen = id == null || isTaken(id) ? fresh : id;
            var stamps = query.stamps();
            var created =
                    query.patch()
                            .create(chosen, Position.last(fresh), now)
                            .stamped(
                                    stamps.createdAt(now), stamps.updatedAt(now), stamps.version());
            queries.insert(transaction, owner, created);
            report(query, ImportReport.ImportAction.CREATED, null);
            return;
        }
        var after = query.patch().applyTo(before, now);
        if (after.equals(before)) {
            report(query, ImportReport.ImportAction.SKIPPED, ImportReport.UNCHANGED);
        } else {
            queries.update(transaction, owner, after);
            report(query, ImportReport.ImportAction.UPDATED, null);
        }
    }

    private void report(
            QueryEntry query, ImportReport.ImportAction action, @Nullable String detail) {
        report.add(
                query.line(),
                ImportReport.EntryKind.QUERY,
                action,
                query.name(),
                query.remarks(),
                detail);
    }

    private boolean isTaken(UUID id) {
        return transaction
                .sql("select 1 from saved_queries where id = ?")
                .with(id)
                .first(row -> true)
                .isPresent();
    }
}
