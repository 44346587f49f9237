package todo.api.task;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.api.query.Search;

/**
 * Searches tasks: the best match first, among equals the earliest due date, then the newest. Safe
 * for concurrent use.
 */
public final class TaskSearch {

    private static final Search EVERYTHING = Search.parse("");

    private final Database database;
    private final Clock clock;

    public TaskSearch(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The place of a task in the result; the next page begins after it.
     *
     * @param worse the rank, negated, as the database writes it
     * @param due an instant, or {@code infinity}
     */
    record Place(float worse, String due, UUID id) {

        private static final String FAULT = "This link has expired. Start from the first page.";

        String encode() {
            var text = "best " + worse + " " + due + " " + id;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        /**
         * @throws IllegalArgumentException if this did not come from {@link #encode()}
         */
        static Place decode(String text) {
            try {
                var parts =
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                                .split(" ", -1);
                if (parts.length != 4 || !parts[0].equals("best")) {
                    throw new IllegalArgumentException(FAULT);
                }
                var due =
                        parts[2].equals("infinity")
                                ? parts[2]
                                : ClientTimes.inCalendar(Instant.parse(parts[2])).toString();
                return new Place(Float.parseFloat(parts[1]), due, Ids.require(parts[3]));
            } catch (DateTimeException | IllegalArgumentException broken) {
                throw new IllegalArgumentException(FAULT, broken);
            }
        }
    }

    /**
     * @param total in all pages
     */
    private record RankedTask(Task task, Place place, long total) {}

    /**
     * @return the best matches
     * @throws todo.failure.Failure.Unavailable if it takes too long
     */
    public List<Task> best(Caller caller, Search search, int limit) {
        var filter = TaskFilter.of(search, null, Sort.DUE_DATE, false, limit);
        return search(caller, filter, null).tasks();
    }

    /**
     * @throws todo.failure.Failure.Unavailable if it takes too long
     */
    TaskPager.TaskPage search(Caller caller, TaskFilter filter, @Nullable Place after) {
        var search = filter.search() == null ? EVERYTHING : filter.search();
        var owner = caller.owner();
        var where = TaskPager.where(caller, filter, clock.instant());
        return database.transaction(transaction -> {
            TaskPager.limit(transaction);
            var rows = rows(transaction, search.rank(owner), where, filter.limit(), after);
            var total =
                    rows.isEmpty() && after != null
                            ? where.count(transaction::sql)
                            : rows.stream().findFirst().map(RankedTask::total).orElse(0L);
            var page = rows.stream().limit(filter.limit()).toList();
            return new TaskPager.TaskPage(
                    page.stream().map(RankedTask::task).toList(),
                    total,
                    rows.size() > page.size() ? page.getLast().place().encode() : null);
        });
    }

    /**
     * @return one more than the page has, if there are more
     */
    private static List<RankedTask> rows(
            Transaction transaction,
            Condition rank,
            Where where,
            int limit,
            @Nullable Place after) {
        var statement =
                transaction.sql(
                        """
                        with found as materialized (
                          select id as found_id, -%s as worse, coalesce(due_date, 'infinity') as due
                          from tasks where %s)
                        select %s, worse, total
                        from (select *, (select count(*) from found) as total from found where %s
                              order by worse, due, found_id desc limit ?) as page
                        join tasks on id = found_id order by worse, due, id desc
                        """
                                .formatted(
                                        rank.sql(),
                                        where.sql(),
                                        TaskRow.COLUMNS,
                                        after == null
                                                ? "true"
                                                : """
                                                ((worse, due) > (?::real, ?::timestamptz)
                                                or (worse, due) = (?::real, ?::timestamptz) and found_id < ?)\
                                                """));
        statement.with(rank.parameters().toArray()).with(where.parameters());
        if (after != null) {
            statement.with(after.worse(), after.due()).with(after.worse(), after.due(), after.id());
        }
        return statement
                .with(limit + 1)
                .all(row -> {
                    var task = TaskRow.read(row);
                    var due = task.dueDate() == null ? "infinity" : task.dueDate().toString();
                    return new RankedTask(
                            task,
                            new Place(row.getFloat("worse"), due, task.id()),
                            row.getLong("total"));
                });
    }
}
