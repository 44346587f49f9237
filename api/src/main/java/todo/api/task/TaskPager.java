package todo.api.task;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.change.VersionedCache;
import todo.api.database.Collations;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.api.database.Transaction;
import todo.failure.Failure;

/** Lists tasks, a page at a time. Safe for concurrent use. */
public final class TaskPager {

    /**
     * The time limit of a search. Its plan depends on its words, because they decide which index
     * helps.
     */
    private static final String LIMITS =
            """
            select set_config('statement_timeout', '2s', true),
              set_config('plan_cache_mode', 'force_custom_plan', true)\
            """;

    private final Database database;
    private final Clock clock;
    private final Collations collations;

    /** Counting a thousand tasks takes longer than listing a page of them. */
    private final VersionedCache<List<Object>, Long> counts = new VersionedCache<>(1_000);

    public TaskPager(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.collations = new Collations(database);
    }

    /**
     * @param total the number of tasks in all pages
     * @param next the cursor of the next page; null on the last one
     */
    public record TaskPage(List<Task> tasks, long total, @Nullable String next) {}

    /**
     * A page with what its statement has read about its owner.
     *
     * @param lastChange the id of the owner's last change; 0 if the page is empty
     */
    public record Listing(TaskPage page, ZoneId zone, long lastChange) {}

    /**
     * @throws Failure.Unauthorized if their session has ended
     * @throws Failure.Unavailable if a search takes too long
     */
    public Listing list(UnverifiedCaller caller, TaskFilter filter) {
        var owner = caller.owner();
        var language = language(caller, filter);
        if (filter.searches().isEmpty()) {
            var where = filter.where(owner);
            var rows = rows(database::sql, owner, filter, language, where, caller.proof());
            // Throws if there is nothing because the session has ended.
            var zone = rows.isEmpty() ? caller.caller().zone() : ZoneId.of(rows.getFirst().zone());
            return listing(database::sql, filter, language, where, rows, zone, true);
        }
        var verified = caller.caller();
        var where = where(verified, filter, clock.instant());
        return database.transaction(transaction -> {
            limit(transaction);
            var rows = rows(transaction::sql, owner, filter, language, where, Condition.ALWAYS);
            return listing(transaction::sql, filter, language, where, rows, verified.zone(), false);
        });
    }

    /**
     * @return the language in whose order titles are sorted: that of the first page, which was the
     *     caller's; empty for other sort keys
     */
    private String language(UnverifiedCaller caller, TaskFilter filter) {
        if (filter.sort() != Sort.TITLE) {
            return "";
        }
        // Within a transaction, it would take a second connection of the pool.
        collations.load();
        return filter.after() == null ? caller.caller().user().locale() : filter.after().language();
    }

    /** Limits the time of the rest of a transaction: a person waits for it. */
    static void limit(Transaction transaction) {
        transaction.sql(LIMITS).first(row -> true);
    }

    /**
     * @return holds for the tasks of all pages
     */
    static Where where(Caller caller, TaskFilter filter, Instant now) {
        var owner = caller.owner();
        var where = filter.where(owner);
        filter.searches().forEach(search -> where.and(search.condition(owner, caller.zone(), now)));
        return where;
    }

    /**
     * @param zone of the owner
     * @param lastChange the id of the owner's last change
     */
    private record OwnedTask(Task task, String zone, long lastChange) {}

    /**
     * @param where holds for the tasks of all pages
     * @param isLasting whether {@code where} holds for the same tasks until their owner changes one
     */
    private Listing listing(
            Function<String, Sql> statement,
            TaskFilter filter,
            String language,
            Where where,
            List<OwnedTask> rows,
            ZoneId zone,
            boolean isLasting) {
        if (rows.isEmpty()) {
            var total = filter.after() == null ? 0 : where.count(statement);
            return new Listing(new TaskPage(List.of(), total, null), zone, 0);
        }
        var lastChange = rows.getFirst().lastChange();
        var tasks = rows.stream().limit(filter.limit()).map(OwnedTask::task).toList();
        var next = rows.size() > tasks.size() ? cursor(filter, language, tasks.getLast()) : null;
        var total =
                isLasting
                        ? counts.get(where.key(), lastChange, () -> where.count(statement))
                        : where.count(statement);
        return new Listing(new TaskPage(tasks, total, next), zone, lastChange);
    }

    private static String cursor(TaskFilter filter, String language, Task last) {
        var key = filter.sort().key(last, filter.descending());
        return new Cursor(filter.sort(), language, filter.descending(), key, last.id()).encode();
    }

    /**
     * @return one more than the page has, if there are more
     */
    private List<OwnedTask> rows(
            Function<String, Sql> statement,
            UUID owner,
            TaskFilter filter,
            String language,
            Where all,
            Condition proof) {
        var where = all.copy();
        var key = filter.sort().expression(filter.descending(), collations, language);
        var direction = filter.descending() ? "desc" : "asc";
        var after = filter.after();
        if (after != null) {
            where.and(
                    "(%s, id) %s (%s, ?)"
                            .formatted(
                                    key,
                                    filter.descending() ? "<" : ">",
                                    filter.sort().placeholder(collations, language)),
                    after.key(),
                    after.id());
        }
        where.and(proof);
        return statement
                .apply(
                        """
                        select %s, (select max(id) from changes where user_id = ?) as last_change,
                          (select time_zone from users where id = ?) as zone
                        from tasks where %s order by %s %s, id %s limit %d
                        """
                                // The limit is no parameter: PostgreSQL would guess a tenth of
                                // the table for it, and make a new plan for every request.
                                .formatted(
                                        TaskRow.COLUMNS,
                                        where.sql(),
                                        key,
                                        direction,
                                        direction,
                                        filter.limit() + 1))
                .with(owner, owner)
                .with(where.parameters())
                .all(row ->
                        new OwnedTask(
                                TaskRow.read(row),
                                row.getString("zone"),
                                row.getLong("last_change")));
    }
}
