package todo.api.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.account.Guard;
import todo.api.database.Database;
import todo.http.Failure;

/** Lists tasks, a page at a time. Safe for concurrent use. */
final class TaskPages {

    private final Database database;
    private final Totals totals = new Totals();

    TaskPages(Database database) {
        this.database = database;
    }

    /**
     * @param total how many there are in all pages
     * @param next null on the last page
     */
    record Page(List<Task> tasks, long total, @Nullable Cursor next) {}

    /**
     * @throws Failure.Unauthorized if their session has ended
     */
    Page list(Guard guard, Query query) {
        var rows = page(guard, query);
        if (rows.isEmpty()) {
            guard.caller();
            return new Page(List.of(), query.after() == null ? 0 : count(guard, query), null);
        }
        var tasks = rows.stream().limit(query.limit()).map(Row::task).toList();
        var total =
                totals.get(
                        query.where(guard.owner()),
                        rows.getFirst().lastChange(),
                        () -> count(guard, query));
        return new Page(
                tasks, total, rows.size() > tasks.size() ? cursor(query, tasks.getLast()) : null);
    }

    /**
     * @param lastChange the number of its owner's last change
     */
    private record Row(Task task, long lastChange) {}

    private static Cursor cursor(Query query, Task last) {
        var key = query.sort().key(last, query.descending());
        return new Cursor(query.sort(), query.descending(), key, last.id());
    }

    /**
     * @return one more than the page has, where there are more
     */
    private List<Row> page(Guard guard, Query query) {
        var where = query.where(guard.owner());
        var key = query.sort().expression(query.descending());
        var direction = query.descending() ? "desc" : "asc";
        var after = query.after();
        if (after != null) {
            where.and(
                    "(%s, id) %s (%s, ?)"
                            .formatted(
                                    key,
                                    query.descending() ? "<" : ">",
                                    query.sort().placeholder()),
                    after.key(),
                    after.id());
        }
        where.and(guard.proof());
        return database.sql(
                        """
                        select %s, (select max(id) from changes where user_id = ?) as last_change
                        from tasks where %s order by %s %s, id %s limit ?
                        """
                                .formatted(
                                        TaskTable.COLUMNS, where.sql(), key, direction, direction))
                .with(guard.owner())
                .with(where.parameters())
                .with(query.limit() + 1)
                .all(row -> new Row(Task.read(row), row.getLong("last_change")));
    }

    private long count(Guard guard, Query query) {
        var where = query.where(guard.owner());
        return database.sql("select count(*) from tasks where " + where.sql())
                .with(where.parameters())
                .first(row -> row.getLong(1))
                .orElseThrow();
    }
}
