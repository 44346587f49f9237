package todo.api.list;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.Name;
import todo.api.Patch;
import todo.api.account.Caller;
import todo.api.change.ExpectedVersion;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.api.database.Transaction;
import todo.api.ordering.Ordering;
import todo.api.ordering.Placement;
import todo.api.ordering.Position;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Everything that can be done with lists. A list that the caller may not see does not exist for
 * them. Safe for concurrent use by any number of replicas.
 */
public final class Lists {

    /** How many lists an account can have. */
    public static final int MOST = 500;

    /** How many tasks one statement changes, so that it ends well within its time limit. */
    private static final int CHUNK = 1_000;

    private static final Ordering ORDERING = new Ordering("lists", "true");

    private final Database database;
    private final Operations operations;
    private final Ids ids;
    private final Clock clock;

    /**
     * @param clock by the microsecond, as the database stores times
     */
    public Lists(Database database, Operations operations, Ids ids, Clock clock) {
        this.database = database;
        this.operations = operations;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return all lists, by their position
     */
    public List<CountedList> all(Caller caller) {
        return database.sql(
                        """
                        select %s, coalesce(open, 0) as open, coalesce(total, 0) as total
                        from lists left join (
                          select list_id, count(*) as total, count(*) filter (where status <> 'completed') as open
                          from tasks where user_id = ? and list_id is not null group by list_id) counted
                          on list_id = lists.id
                        where user_id = ? order by position, id
                        """
                                .formatted(TaskList.COLUMNS))
                .with(caller.owner(), caller.owner())
                .all(CountedList::read);
    }

    /**
     * @return the names of all lists by their ids
     */
    public Map<UUID, String> names(UUID owner) {
        var names = new HashMap<UUID, String>();
        database.sql("select id, name from lists where user_id = ?")
                .with(owner)
                .all(row -> names.put(row.getObject("id", UUID.class), row.getString("name")));
        return names;
    }

    /**
     * @throws Failure.NotFound if there is no such list
     */
    public TaskList find(Caller caller, UUID id) {
        return database.sql(
                        """
                        select %s from lists where user_id = ? and id = ?
                        """
                                .formatted(TaskList.COLUMNS))
                .with(caller.owner(), id)
                .first(TaskList::read)
                .orElseThrow(Lists::notFound);
    }

    /**
     * @param list its name is set
     * @throws Failure.Conflict if there is one of this name, or if there are too many
     * @throws Failure.Invalid if its neighbour does not exist
     */
    public OperationResult<TaskList> add(Caller caller, ListPatch list) {
        return operations.run(caller, transaction -> add(transaction, caller.owner(), list));
    }

    /**
     * @return the list of this name, in upper or lower case; empty if there is none
     */
    public Optional<UUID> named(Transaction transaction, UUID owner, String name) {
        return named(transaction::sql, owner, name);
    }

    /** The same, outside of an operation. */
    public Optional<UUID> named(UUID owner, String name) {
        return named(database::sql, owner, name);
    }

    private static Optional<UUID> named(Function<String, Sql> statement, UUID owner, String name) {
        return statement
                .apply("select id from lists where user_id = ? and lower(name) = lower(?)")
                .with(owner, name)
                .first(row -> row.getObject("id", UUID.class));
    }

    /**
     * Adds a list as a part of an operation.
     *
     * @throws Failure.Conflict if there is one of this name, or if there are too many
     */
    public UUID add(Transaction transaction, UUID owner, Name name) {
        return add(
                        transaction,
                        owner,
                        new ListPatch(Patch.to(name), Patch.keep(), Patch.keep(), null))
                .id();
    }

    private TaskList add(Transaction transaction, UUID owner, ListPatch wanted) {
        checkCount(transaction, owner);
        var id = ids.next();
        var now = clock.instant();
        var blank = new TaskList(id, "", null, "", false, now, now, 0);
        var position = position(transaction, owner, id, wanted.placement(), Position.last(id));
        var list = wanted.applyTo(blank, position, now);
        checkName(transaction, owner, id, list.name());
        transaction
                .sql(
                        """
                        insert into lists (id, user_id, name, color, position, archived, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .with(id, owner, list.name(), list.color(), list.position())
                .with(list.archived(), now, now)
                .update();
        return list;
    }

    /**
     * Changes a list.
     *
     * @return the list after the change
     * @throws Failure.NotFound if there is no such list
     * @throws Failure.PreconditionFailed if it has an unexpected version
     * @throws Failure.Conflict if there is another one of its new name
     * @throws Failure.Invalid if its neighbour does not exist
     */
    public OperationResult<TaskList> change(
            Caller caller, UUID id, ExpectedVersion expected, ListPatch patch) {
        var owner = caller.owner();
        return operations.run(
                caller,
                transaction -> {
                    var before = lock(transaction, owner, id, expected);
                    var position =
                            position(transaction, owner, id, patch.placement(), before.position());
                    var list = patch.applyTo(before, position, clock.instant());
                    checkName(transaction, owner, id, list.name());
                    transaction
                            .sql(
                                    """
                                    update lists set name = ?, color = ?, position = ?, archived = ?, updated_at = ?,
                                      version = ?
                                    where id = ?
                                    """)
                            .with(list.name(), list.color(), list.position(), list.archived())
                            .with(list.updatedAt(), list.version(), id)
                            .update();
                    return list;
                });
    }

    /**
     * Deletes a list.
     *
     * @param withTasks whether to delete its tasks too; otherwise they are in no list afterwards
     * @return the list as it was
     * @throws Failure.NotFound if there is no such list
     * @throws Failure.PreconditionFailed if it has an unexpected version
     */
    public OperationResult<TaskList> delete(
            Caller caller, UUID id, ExpectedVersion expected, boolean withTasks) {
        return operations.runLong(
                caller,
                transaction -> {
                    var before = lock(transaction, caller.owner(), id, expected);
                    empty(transaction, id, withTasks);
                    transaction.sql("delete from lists where id = ?").with(id).update();
                    return before;
                });
    }

    private void empty(Transaction transaction, UUID id, boolean withTasks) {
        var some = "in (select id from tasks where list_id = ? limit ?)";
        var changed = 1;
        while (changed > 0) {
            changed =
                    withTasks
                            ? transaction
                                    .sql("delete from tasks where id " + some)
                                    .with(id, CHUNK)
                                    .update()
                            : transaction
                                    .sql(
                                            """
                                            update tasks set list_id = null, updated_at = ?,
                                              version = version + 1
                                            where id
                                            """
                                                    + some)
                                    .with(clock.instant(), id, CHUNK)
                                    .update();
        }
    }

    private static void checkCount(Transaction transaction, UUID owner) {
        var count =
                transaction
                        .sql("select count(*) from lists where user_id = ?")
                        .with(owner)
                        .first(row -> row.getInt(1))
                        .orElseThrow();
        if (count >= MOST) {
            throw new Failure.Conflict(
                    FailureCode.LIMIT_REACHED,
                    "You have %d lists, the most that an account can have. Delete one first."
                            .formatted(count));
        }
    }

    private static void checkName(Transaction transaction, UUID owner, UUID id, String name) {
        transaction
                .sql(
                        """
                        select name from lists where user_id = ? and lower(name) = lower(?) and id <> ?
                        """)
                .with(owner, name, id)
                .first(row -> row.getString("name"))
                .ifPresent(other -> {
                    throw new Failure.Conflict(
                            FailureCode.NAME_TAKEN,
                            "There is already a list “%s”.".formatted(other));
                });
    }

    private String position(
            Transaction transaction,
            UUID owner,
            UUID id,
            @Nullable Placement placement,
            String otherwise) {
        return ORDERING.key(transaction, owner, id, ids.next(), placement, otherwise);
    }

    private static TaskList lock(
            Transaction transaction, UUID owner, UUID id, ExpectedVersion expected) {
        var list =
                transaction
                        .sql(
                                """
                                select %s from lists where user_id = ? and id = ? for update
                                """
                                        .formatted(TaskList.COLUMNS))
                        .with(owner, id)
                        .first(TaskList::read)
                        .orElseThrow(Lists::notFound);
        expected.check(list.version());
        return list;
    }

    private static Failure notFound() {
        return new Failure.NotFound("There is no such list.");
    }
}
