package todo.api.transfer.importing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Transaction;

/**
 * What the parts of one import share.
 *
 * @param transaction in which all of it is done
 */
record ImportWork(Transaction transaction, UUID owner, ImportReport report, Instant now) {

    void task(
            ImportValidation.ValidTask task,
            ImportReport.ImportAction action,
            @Nullable String more) {
        var remark = task.remark();
        var detail = remark == null ? more : more == null ? remark : remark + " " + more;
        report.add(task.line(), ImportReport.EntryKind.TASK, action, task.entry().title(), detail);
    }

    void list(
            ImportValidation.ValidList list,
            ImportReport.ImportAction action,
            @Nullable String detail) {
        report.add(list.line(), ImportReport.EntryKind.LIST, action, list.entry().name(), detail);
    }

    void query(
            ImportValidation.ValidQuery query,
            ImportReport.ImportAction action,
            @Nullable String detail) {
        report.add(
                query.line(), ImportReport.EntryKind.QUERY, action, query.draft().name(), detail);
    }
}
