package todo.api.transfer;

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

    void task(ImportValidation.ReadTask task, ImportReport.Action action, @Nullable String more) {
        var remark = task.remark();
        var detail = remark == null ? more : more == null ? remark : remark + " " + more;
        report.add(
                task.line(), ImportReport.Kind.TASK, action, task.entry().title().text(), detail);
    }

    void list(ImportValidation.ReadList list, ImportReport.Action action, @Nullable String detail) {
        report.add(list.line(), ImportReport.Kind.LIST, action, list.entry().name(), detail);
    }

    void query(
            ImportValidation.ReadQuery query, ImportReport.Action action, @Nullable String detail) {
        report.add(query.line(), ImportReport.Kind.QUERY, action, query.draft().name(), detail);
    }
}
