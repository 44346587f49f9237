package todo.api.task;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.api.database.Transaction;
import todo.failure.Failure;

/** Lists tasks, a page at a time. Safe for concurrent use. */
final class TaskPager {

    /**
     * A search may take as long; and it is planned for its words, not for any words, for they
     * decide which index is of use.
     */
    private static final String LIMITS =
            """
            select set_config('statement_timeout', '2s', true),
              set_config('plan_cache_mode', 'force_custom_plan', true)\
            """;

    private final Database database;
    private final Clock clock;
    private final Totals totals = new Totals();

    TaskPager(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param total how many there are in all pages
     * @param next the cursor of the next page; null on the last one
     */
    record Page(List<Task> tasks, long total, @Nullable String next) {}

    /**
     * @param where of the tasks of all pages
     * @param lasting whether that means the same tasks until their owner changes something
     * @param proof holds while whoever asks may be answered
     * @param empty finds out why there is nothing: it fails where they may not
     */
    private record Asked(
            Function<String, Sql> statement,
            UUID owner,
            TaskFilter query,
            Where where,
            boolean lasting,
            Condition proof,
            Runnable empty) {}

    /**
     * @throws Failure.Unauthorized if their session has ended
     * @throws Failure.Unavailable if a search takes too long
     */
    Page list(UnverifiedCaller guard, TaskFilter query) {
        var owner = guard.owner();
        if (query.searches().isEmpty()) {
            var where = query.where(owner);
            return page(
                    new Asked(
                            database::sql,
                            owner,
                            query,
                            where,
                            true,
                            guard.proof(),
                            guard::caller));
        }
        var caller = guard.caller();
        var now = clock.instant();
        var where = where(caller, query, now);
        // What says "now" means another moment each time.
        var lasting = where.key().equals(where(caller, query, now.plusMillis(1)).key());
        return database.transaction(transaction -> {
            limit(transaction);
            return page(
                    new Asked(
                            transaction::sql,
                            owner,
                            query,
                            where,
                            lasting,
                            Condition.ALWAYS,
                            () -> {}));
        });
    }

    /** Bounds what is asked in the rest of a transaction: a person waits for it. */
    static void limit(Transaction transaction) {
        transaction.sql(LIMITS).first(row -> true);
    }

    /**
     * @return what holds for the tasks of all pages
     */
    static Where where(Caller caller, TaskFilter query, Instant now) {
        var owner = caller.user().id();
        var zone = ZoneId.of(caller.user().timeZone());
        var where = query.where(owner);
        query.searches().forEach(search -> where.and(search.condition(owner, zone, now)));
        return where;
    }

    private Page page(Asked asked) {
        var query = asked.query();
        var rows = rows(asked);
        if (rows.isEmpty()) {
            asked.empty().run();
            return new Page(
                    List.of(),
                    query.after() == null ? 0 : count(asked.statement(), asked.where()),
                    null);
        }
        var tasks = rows.stream().limit(query.limit()).map(Row::task).toList();
        LongSupplier count = () -> count(asked.statement(), asked.where());
        var total =
                asked.lasting()
                        ? totals.get(asked.where(), rows.getFirst().lastChange(), count)
                        : count.getAsLong();
        return new Page(
                tasks, total, rows.size() > tasks.size() ? cursor(query, tasks.getLast()) : null);
    }

    /**
     * @param lastChange the number of its owner's last change
     */
    private record Row(Task task, long lastChange) {}

    private static String cursor(TaskFilter query, Task last) {
        var key = query.sort().key(last, query.descending());
        return new Cursor(query.sort(), query.descending(), key, last.id()).encode();
    }

    /**
     * @return one more than the page has, where there are more
     */
    private static List<Row> rows(Asked asked) {
        var query = asked.query();
        var where = asked.where().copy();
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
        where.and(asked.proof());
        return asked.statement()
                .apply(
                        """
                        select %s, (select max(id) from changes where user_id = ?) as last_change
                        from tasks where %s order by %s %s, id %s limit %d
                        """
                                // A number, not a parameter, for which PostgreSQL would plan
                                // anew each time: it guesses a tenth of the table for one.
                                .formatted(
                                        TaskTable.COLUMNS,
                                        where.sql(),
                                        key,
                                        direction,
                                        direction,
                                        query.limit() + 1))
                .with(asked.owner())
                .with(where.parameters())
                .all(row -> new Row(Task.read(row), row.getLong("last_change")));
    }

    static long count(Function<String, Sql> statement, Where where) {
        return statement
                .apply("select count(*) from tasks where " + where.sql())
                .with(where.parameters())
                .first(row -> row.getLong(1))
                .orElseThrow();
    }
}
