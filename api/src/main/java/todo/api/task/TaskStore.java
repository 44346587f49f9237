package todo.api.task;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.account.Guard;
import todo.api.change.ChangeLog;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.api.database.Transaction;
import todo.http.Failure;

/**
 * Keeps tasks. Every method takes whose they are first, and somebody else's task is as if it were
 * not there. Safe for concurrent use, by any number of replicas.
 */
public final class TaskStore {

    /** What is written, in the order of {@link #values}. */
    private static final String WRITTEN =
            """
            title, description, status, priority, tags, due_date, all_day, recurrence_rule,
            recurrence_from, reminder_lead_time, list_id, parent_id, position, completed_at, updated_at\
            """;

    private static final String COLUMNS = "id, created_at, version, " + WRITTEN;

    private static final String SELECT = "select " + COLUMNS + " from tasks where ";

    private static final String ONE = SELECT + "user_id = ? and id = ?";

    private static final String INSERT =
            """
            insert into tasks (user_id, id, created_at, %s)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from %s
            returning %s
            """;

    private final Database database;
    private final ChangeLog changes;
    private final Ids ids;
    private final Clock clock;
    private final Totals totals = new Totals();

    public TaskStore(Database database, ChangeLog changes, Ids ids, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
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
                                .formatted(COLUMNS, where.sql(), key, direction, direction))
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

    Optional<Task> get(UUID owner, UUID id) {
        return database.sql(ONE).with(owner, id).first(Task::read);
    }

    /**
     * @throws Failure.Unauthorized if their session has ended
     * @throws Failure.Invalid if its list or its parent is not there
     */
    Task add(Guard guard, Draft draft) {
        if (draft.listId() == null && draft.parentId() == null) {
            // Nothing else is looked at: one round trip, and the transaction is the statement's.
            var text = INSERT.formatted(WRITTEN, "operation", COLUMNS);
            var added = insert(changes.single(guard, text), guard.owner(), ids.next(), draft);
            if (added.isPresent()) {
                return added.get();
            }
        }
        return changes.write(guard.caller(), transaction -> add(transaction, guard.owner(), draft));
    }

    /** The same, as part of an operation. */
    Task add(Transaction transaction, UUID owner, Draft draft) {
        var id = ids.next();
        Relatives.check(transaction, owner, id, draft);
        var statement = transaction.sql(INSERT.formatted(WRITTEN, "(select) as once", COLUMNS));
        return insert(statement, owner, id, draft).orElseThrow();
    }

    private Optional<Task> insert(Sql statement, UUID owner, UUID id, Draft draft) {
        var now = now();
        return values(
                        statement.with(owner, id, now),
                        draft,
                        Objects.requireNonNullElseGet(draft.position(), () -> Position.last(id)),
                        draft.status() == Status.COMPLETED ? now : null,
                        now)
                .first(Task::read);
    }

    private static Sql values(
            Sql statement, Draft draft, String position, @Nullable Instant completed, Instant now) {
        return statement
                .with(draft.title(), draft.description())
                .with(draft.status().wire(), draft.priority().wire(), draft.tags())
                .with(draft.dueDate(), draft.allDay())
                .with(draft.recurrence().rule(), draft.recurrenceFrom().wire())
                .with(draft.reminderLeadTime(), draft.listId(), draft.parentId())
                .with(position, completed, now);
    }

    /**
     * Changes a task; two changes at one time happen one after the other. A recurring task that is
     * completed leaves its next one.
     *
     * @param expected the versions that the client is willing to change
     * @param change called once, inside the transaction, with the task as it is
     * @return the task as it is now; empty where it is not there
     * @throws Failure.PreconditionFailed if it has another version by now
     * @throws Failure.Invalid if its new list or parent is not there
     */
    Optional<Task> change(
            Caller caller, UUID id, Precondition expected, UnaryOperator<Draft> change) {
        var owner = caller.user().id();
        return changes.write(
                caller,
                transaction ->
                        locked(transaction, owner, id)
                                .map(before -> {
                                    expected.check(before);
                                    var draft = change.apply(before.draft());
                                    Relatives.check(transaction, owner, id, draft);
                                    if (comesAgain(before, draft)) {
                                        add(transaction, owner, next(draft, caller));
                                    }
                                    return update(transaction, before, draft);
                                }));
    }

    private static boolean comesAgain(Task before, Draft after) {
        return before.status() != Status.COMPLETED
                && after.status() == Status.COMPLETED
                && after.recurrence() != Recurrence.NONE;
    }

    private Draft next(Draft completed, Caller caller) {
        var zone = ZoneId.of(caller.user().timeZone());
        var due = completed.dueDate() == null ? now() : completed.dueDate();
        return completed.next(completed.recurrence().after(due.atZone(zone)).toInstant());
    }

    private static Optional<Task> locked(Transaction transaction, UUID owner, UUID id) {
        return transaction.sql(ONE + " for update").with(owner, id).first(Task::read);
    }

    private Task update(Transaction transaction, Task before, Draft draft) {
        var now = now();
        var completed =
                draft.status() != Status.COMPLETED
                        ? null
                        : Objects.requireNonNullElse(before.completedAt(), now);
        var statement =
                transaction.sql(
                        """
                        update tasks set (%s) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?),
                          version = version + 1
                        where id = ? returning %s
                        """
                                .formatted(WRITTEN, COLUMNS));
        var position = Objects.requireNonNullElse(draft.position(), before.position());
        return values(statement, draft, position, completed, now)
                .with(before.id())
                .first(Task::read)
                .orElseThrow();
    }

    /**
     * Removes a task with all that are part of it.
     *
     * @return whether it was there
     */
    boolean remove(Caller caller, UUID id, Precondition expected) {
        var owner = caller.user().id();
        return changes.write(
                caller,
                transaction -> {
                    var before = locked(transaction, owner, id);
                    before.ifPresent(expected::check);
                    transaction
                            .sql("delete from tasks where user_id = ? and id = ?")
                            .with(owner, id)
                            .update();
                    return before.isPresent();
                });
    }

    /**
     * @return to the microsecond, which is what the database keeps
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
