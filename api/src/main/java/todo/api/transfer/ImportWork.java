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
record ImportWork(Transaction transaction, UUID owner, Report report, Instant now) {

    void task(Reading.ReadTask task, Report.Action action, @Nullable String more) {
        var remark = task.remark();
        var detail = remark == null ? more : more == null ? remark : remark + " " + more;
        report.add(task.line(), Report.Kind.TASK, action, task.entry().title(), detail);
    }

    void list(Reading.ReadList list, Report.Action action, @Nullable String detail) {
        report.add(list.line(), Report.Kind.LIST, action, list.entry().name(), detail);
    }

    void query(Reading.ReadQuery query, Report.Action action, @Nullable String detail) {
        report.add(query.line(), Report.Kind.QUERY, action, query.draft().name(), detail);
    }
}
