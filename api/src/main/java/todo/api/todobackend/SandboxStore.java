package todo.api.todobackend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import todo.api.Ids;
import todo.api.database.Database;

/**
 * Stores tasks for an hour each. They are in the database, because the next request may reach
 * another replica. Safe for concurrent use by any number of replicas.
 */
public final class SandboxStore {

    /** How long a task can be read; housekeeping deletes it afterwards. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    /** How many tasks a sandbox can have. Simultaneous requests can exceed this by a few. */
    static final int MOST_TASKS = 100;

    /** How many tasks all sandboxes together can have, which also bounds the sandboxes. */
    static final int MOST_TASKS_IN_ALL = 10_000;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    SandboxStore(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return in the order in which they were added
     */
    List<SandboxTask> all(String sandbox) {
        return database.sql(
                        """
                        select %s from sandbox_tasks where sandbox = ? and created_at > ? order by created_at, id
                        """
                                .formatted(SandboxTask.COLUMNS))
                .with(sandbox, oldest())
                .all(SandboxTask::read);
    }

    Optional<SandboxTask> find(String sandbox, UUID id) {
        return all(sandbox).stream().filter(task -> task.id().equals(id)).findFirst();
    }

    /**
     * @param fields the title is set
     * @return empty if there are too many tasks
     */
    Optional<SandboxTask> add(String sandbox, SandboxTask.Fields fields) {
        return database.sql(
                        """
                        insert into sandbox_tasks (id, sandbox, title, sort_order, completed, created_at)
                        select ?, ?, ?, ?, coalesce(?, false), ?
                        where (select count(*) < ? and count(*) filter (where sandbox = ?) < ?
                               from sandbox_tasks where created_at > ?)
                        returning %s
                        """
                                .formatted(SandboxTask.COLUMNS))
                .with(ids.next(), sandbox, fields.text(), fields.order(), fields.completed())
                .with(clock.instant(), MOST_TASKS_IN_ALL, sandbox, MOST_TASKS, oldest())
                .first(SandboxTask::read);
    }

    /**
     * @return the task after the change; empty if there is none
     */
    Optional<SandboxTask> change(String sandbox, UUID id, SandboxTask.Fields fields) {
        return database.sql(
                        """
                        update sandbox_tasks set title = coalesce(?, title),
                          sort_order = coalesce(?, sort_order), completed = coalesce(?, completed)
                        where sandbox = ? and id = ? and created_at > ?
                        returning %s
                        """
                                .formatted(SandboxTask.COLUMNS))
                .with(fields.text(), fields.order(), fields.completed(), sandbox, id, oldest())
                .first(SandboxTask::read);
    }

    /**
     * @return whether it existed
     */
    boolean delete(String sandbox, UUID id) {
        return database.sql("delete from sandbox_tasks where sandbox = ? and id = ?")
                        .with(sandbox, id)
                        .update()
                > 0;
    }

    void deleteAll(String sandbox) {
        database.sql("delete from sandbox_tasks where sandbox = ?").with(sandbox).update();
    }

    private Instant oldest() {
        return clock.instant().minus(LIFETIME);
    }
}
