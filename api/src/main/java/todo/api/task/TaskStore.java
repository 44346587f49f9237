package todo.api.task;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.api.database.Transaction;

/**
 * Keeps tasks. Every method takes the owner's id first, and somebody else's task is as if it were
 * not there. Safe for concurrent use, by any number of replicas.
 */
public final class TaskStore {

    private static final String COLUMNS =
            """
            id, title, description, status, priority, tags, due_date, recurrence_pattern, reminder_lead_time,
            completed_at, created_at, updated_at, version\
            """;

    private static final String SELECT = "select " + COLUMNS + " from tasks where user_id = ?";

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    public TaskStore(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param total how many there are in all pages
     * @param next null on the last page
     */
    record Page(List<Task> tasks, long total, @Nullable Cursor next) {}

    /**
     * @return the newest first
     */
    Page list(UUID owner, Query query) {
        var rows = page(owner, query);
        var tasks = List.copyOf(rows.subList(0, Math.min(rows.size(), query.limit())));
        var last = rows.size() > tasks.size() ? tasks.getLast() : null;
        return new Page(
                tasks,
                count(owner, query),
                last == null ? null : new Cursor(last.createdAt(), last.id()));
    }

    /**
     * @return one more than the page has, where there are more
     */
    private List<Task> page(UUID owner, Query query) {
        var sql = new StringBuilder(SELECT);
        var parameters = new ArrayList<@Nullable Object>(List.of(owner));
        if (query.status() != null) {
            sql.append(" and status = ?");
            parameters.add(query.status().wire());
        }
        if (query.after() != null) {
            sql.append(" and (created_at, id) < (?, ?)");
            parameters.add(query.after().createdAt());
            parameters.add(query.after().id());
        }
        sql.append(" order by created_at desc, id desc limit ?");
        parameters.add(query.limit() + 1);
        return database.sql(sql.toString()).with(parameters.toArray()).all(Task::read);
    }

    private long count(UUID owner, Query query) {
        var status = query.status() == null ? null : query.status().wire();
        return database.sql(
                        """
                        select count(*) from tasks
                        where user_id = ? and (?::text is null or status = ?)
                        """)
                .with(owner, status, status)
                .first(row -> row.getLong(1))
                .orElseThrow();
    }

    Optional<Task> get(UUID owner, UUID id) {
        return database.sql(SELECT + " and id = ?").with(owner, id).first(Task::read);
    }

    Task add(UUID owner, Draft draft) {
        return insert(database::sql, owner, draft);
    }

    private Task insert(Function<String, Sql> statement, UUID owner, Draft draft) {
        var now = now();
        return statement
                .apply(
                        """
                        insert into tasks (user_id, %s)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                        returning %s
                        """
                                .formatted(COLUMNS, COLUMNS))
                .with(owner, ids.next(), draft.title(), draft.description())
                .with(draft.status().wire(), draft.priority().wire(), draft.tags())
                .with(draft.dueDate(), draft.recurrence().wire(), draft.reminderLeadTime())
                .with(draft.status() == Status.COMPLETED ? now : null, now, now)
                .first(Task::read)
                .orElseThrow();
    }

    /**
     * Changes a task; two changes at one time happen one after the other. A recurring task that is
     * completed leaves its next one.
     *
     * @param expected the versions that the client is willing to change
     * @param zone what days and months are counted in
     * @param change called once, inside the transaction, with the task as it is
     * @return the task as it is now; empty where it is not there
     * @throws todo.http.Failure.PreconditionFailed if it has another version by now
     */
    Optional<Task> change(
            UUID owner, UUID id, Precondition expected, ZoneId zone, UnaryOperator<Draft> change) {
        return database.transaction(transaction ->
                locked(transaction, owner, id)
                        .map(before -> {
                            expected.check(before);
                            var draft = change.apply(before.draft());
                            if (comesAgain(before, draft)) {
                                insert(transaction::sql, owner, next(draft, zone));
                            }
                            return update(transaction, before, draft);
                        }));
    }

    private static boolean comesAgain(Task before, Draft after) {
        return before.status() != Status.COMPLETED
                && after.status() == Status.COMPLETED
                && after.recurrence() != Recurrence.NONE;
    }

    private Draft next(Draft completed, ZoneId zone) {
        var due = completed.dueDate() == null ? now() : completed.dueDate();
        return completed
                .withStatus(Status.PENDING)
                .dueAt(completed.recurrence().after(due.atZone(zone)).toInstant());
    }

    private static Optional<Task> locked(Transaction transaction, UUID owner, UUID id) {
        return transaction.sql(SELECT + " and id = ? for update").with(owner, id).first(Task::read);
    }

    private Task update(Transaction transaction, Task before, Draft draft) {
        var now = now();
        var completedAt = before.completedAt() == null ? now : before.completedAt();
        return transaction
                .sql(
                        """
                        update tasks set title = ?, description = ?, status = ?, priority = ?,
                          tags = ?, due_date = ?, recurrence_pattern = ?, reminder_lead_time = ?,
                          completed_at = ?, updated_at = ?, version = version + 1
                        where id = ? returning %s
                        """
                                .formatted(COLUMNS))
                .with(draft.title(), draft.description())
                .with(draft.status().wire(), draft.priority().wire(), draft.tags())
                .with(draft.dueDate(), draft.recurrence().wire(), draft.reminderLeadTime())
                .with(draft.status() == Status.COMPLETED ? completedAt : null, now, before.id())
                .first(Task::read)
                .orElseThrow();
    }

    /**
     * @return whether it was there
     */
    boolean remove(UUID owner, UUID id, Precondition expected) {
        return database.transaction(transaction -> {
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
