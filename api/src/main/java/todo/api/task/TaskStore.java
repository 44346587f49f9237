package todo.api.task;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.http.Failure;

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
        return database.query(connection -> {
            var rows = page(connection, owner, query);
            var tasks = List.copyOf(rows.subList(0, Math.min(rows.size(), query.limit())));
            var last = rows.size() > tasks.size() ? tasks.getLast() : null;
            return new Page(
                    tasks,
                    count(connection, owner, query),
                    last == null ? null : new Cursor(last.createdAt(), last.id()));
        });
    }

    /**
     * @return one more than the page has, where there are more
     */
    private static List<Task> page(Connection connection, UUID owner, Query query)
            throws SQLException {
        var sql =
                new StringBuilder("select ")
                        .append(COLUMNS)
                        .append(" from tasks where user_id = ?");
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
        return Sql.on(connection, sql.toString()).with(parameters.toArray()).all(Task::read);
    }

    private static long count(Connection connection, UUID owner, Query query) throws SQLException {
        var status = query.status() == null ? null : query.status().wire();
        return Sql.on(
                        connection,
                        "select count(*) from tasks where user_id = ? and (?::text is null or status = ?)")
                .with(owner, status, status)
                .first(row -> row.getLong(1))
                .orElseThrow();
    }

    Optional<Task> get(UUID owner, UUID id) {
        return database.query(connection ->
                Sql.on(
                                connection,
                                "select %s from tasks where user_id = ? and id = ?"
                                        .formatted(COLUMNS))
                        .with(owner, id)
                        .first(Task::read));
    }

    Task add(UUID owner, Draft draft) {
        return database.query(connection -> insert(connection, owner, draft));
    }

    private Task insert(Connection connection, UUID owner, Draft draft) throws SQLException {
        var now = now();
        return Sql.on(
                        connection,
                        """
                        insert into tasks (user_id, %s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                        returning %s\
                        """
                                .formatted(COLUMNS, COLUMNS))
                .with(owner, ids.next(), draft.title(), draft.description())
                .with(draft.status().wire(), draft.priority().wire(), draft.tags(), draft.dueDate())
                .with(draft.recurrence().wire(), draft.reminderLeadTime())
                .with(draft.status() == Status.COMPLETED ? now : null, now, now)
                .first(Task::read)
                .orElseThrow();
    }

    /**
     * Changes a task; two changes at one time happen one after the other. A recurring task that is
     * completed leaves its next one.
     *
     * @param expected the version that the client has seen; null to change whatever is there
     * @param zone what days and months are counted in
     * @param change called once, inside the transaction, with the task as it is
     * @return the task as it is now; empty where it is not there
     * @throws Failure.PreconditionFailed if it has another version by now
     */
    Optional<Task> change(
            UUID owner, UUID id, Precondition expected, ZoneId zone, UnaryOperator<Draft> change) {
        return database.transaction(connection -> {
            var before = locked(connection, owner, id);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            expected.check(before.get());
            var draft = change.apply(before.get().draft());
            if (before.get().status() != Status.COMPLETED
                    && draft.status() == Status.COMPLETED
                    && draft.recurrence() != Recurrence.NONE) {
                insert(connection, owner, next(draft, zone));
            }
            return Optional.of(update(connection, before.get(), draft));
        });
    }

    private Draft next(Draft completed, ZoneId zone) {
        var due = completed.dueDate() == null ? now() : completed.dueDate();
        return completed
                .withStatus(Status.PENDING)
                .dueAt(completed.recurrence().after(due.atZone(zone)).toInstant());
    }

    private static Optional<Task> locked(Connection connection, UUID owner, UUID id)
            throws SQLException {
        return Sql.on(
                        connection,
                        "select %s from tasks where user_id = ? and id = ? for update"
                                .formatted(COLUMNS))
                .with(owner, id)
                .first(Task::read);
    }

    private Task update(Connection connection, Task before, Draft draft) throws SQLException {
        var now = now();
        var completedAt = before.completedAt() == null ? now : before.completedAt();
        return Sql.on(
                        connection,
                        """
                        update tasks set title = ?, description = ?, status = ?, priority = ?, tags = ?, due_date = ?,
                          recurrence_pattern = ?, reminder_lead_time = ?, completed_at = ?, updated_at = ?,
                          version = version + 1
                        where id = ? returning %s\
                        """
                                .formatted(COLUMNS))
                .with(
                        draft.title(),
                        draft.description(),
                        draft.status().wire(),
                        draft.priority().wire())
                .with(
                        draft.tags(),
                        draft.dueDate(),
                        draft.recurrence().wire(),
                        draft.reminderLeadTime())
                .with(draft.status() == Status.COMPLETED ? completedAt : null, now, before.id())
                .first(Task::read)
                .orElseThrow();
    }

    /**
     * @return whether it was there
     */
    boolean remove(UUID owner, UUID id, Precondition expected) {
        return database.transaction(connection -> {
            var before = locked(connection, owner, id);
            before.ifPresent(expected::check);
            return Sql.on(connection, "delete from tasks where user_id = ? and id = ?")
                            .with(owner, id)
                            .update()
                    == 1;
        });
    }

    /**
     * @return to the microsecond, which is what the database keeps
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
