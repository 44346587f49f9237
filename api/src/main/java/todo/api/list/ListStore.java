package todo.api.list;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.change.ExpectedVersion;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.api.ordering.Ordering;
import todo.api.ordering.Position;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Keeps lists. Somebody else's list is as if it were not there. Safe for concurrent use, by any
 * number of replicas.
 */
public final class ListStore {

    /** How many somebody may have. */
    public static final int MOST = 500;

    /** How many tasks one statement changes, so that it ends well within its time. */
    private static final int CHUNK = 1_000;

    private static final String ONE =
            "select " + TaskList.COLUMNS + " from lists where user_id = ? and id = ?";

    private static final Ordering ORDER = new Ordering("lists", "true");

    private final Database database;
    private final Operations changes;
    private final Ids ids;
    private final Clock clock;

    /**
     * @param clock by the microsecond, which is what the database keeps
     */
    public ListStore(Database database, Operations changes, Ids ids, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return all of them, in their order
     */
    List<CountedList> all(UUID owner) {
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
                .with(owner, owner)
                .all(CountedList::read);
    }

    Optional<TaskList> get(UUID owner, UUID id) {
        return database.sql(ONE).with(owner, id).first(TaskList::read);
    }

    /**
     * @throws Failure.Conflict if there is one of this name, or if there are too many
     * @throws Failure.Invalid if its neighbour is not there
     */
    OperationResult<TaskList> add(Caller caller, ListDraft draft) {
        return changes.run(
                caller, transaction -> add(transaction, caller.user().id(), ids.next(), draft));
    }

    /**
     * @return the list of this name, in whatever capitals; empty where there is none
     */
    public Optional<UUID> named(Transaction transaction, UUID owner, String name) {
        return transaction
                .sql("select id from lists where user_id = ? and lower(name) = lower(?)")
                .with(owner, name)
                .first(row -> row.getObject("id", UUID.class));
    }

    /**
     * Adds a list, as part of an operation.
     *
     * @param name 1 to 100 characters
     * @throws Failure.Conflict if there are too many, or one of this name
     */
    public UUID add(Transaction transaction, UUID owner, String name) {
        return add(transaction, owner, ids.next(), new ListDraft(name, null, false, null)).id();
    }

    private TaskList add(Transaction transaction, UUID owner, UUID id, ListDraft draft) {
        checkCount(transaction, owner);
        checkName(transaction, owner, id, draft.name());
        var now = clock.instant();
        return transaction
                .sql(
                        """
                        insert into lists (id, user_id, name, color, position, archived, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning %s
                        """
                                .formatted(TaskList.COLUMNS))
                .with(id, owner, draft.name(), draft.color())
                .with(position(transaction, owner, id, draft, Position.last(id)))
                .with(draft.archived(), now, now)
                .first(TaskList::read)
                .orElseThrow();
    }

    /**
     * Changes a list; two changes at one time happen one after the other.
     *
     * @param expected the versions that the client is willing to change
     * @return the list as it is now; empty where it is not there
     * @throws Failure.PreconditionFailed if it has another version by now
     * @throws Failure.Conflict if there is another one of its new name
     * @throws Failure.Invalid if its neighbour is not there
     */
    OperationResult<Optional<TaskList>> change(
            Caller caller, UUID id, ExpectedVersion expected, UnaryOperator<ListDraft> change) {
        var owner = caller.user().id();
        return changes.run(
                caller,
                transaction ->
                        locked(transaction, owner, id)
                                .map(before -> {
                                    expected.check(before.version());
                                    var draft = change.apply(before.draft());
                                    return update(transaction, owner, before, draft);
                                }));
    }

    private TaskList update(Transaction transaction, UUID owner, TaskList before, ListDraft draft) {
        checkName(transaction, owner, before.id(), draft.name());
        return transaction
                .sql(
                        """
                        update lists set name = ?, color = ?, position = ?, archived = ?, updated_at = ?,
                          version = version + 1
                        where id = ? returning %s
                        """
                                .formatted(TaskList.COLUMNS))
                .with(draft.name(), draft.color())
                .with(position(transaction, owner, before.id(), draft, before.position()))
                .with(draft.archived(), clock.instant(), before.id())
                .first(TaskList::read)
                .orElseThrow();
    }

    /**
     * Removes a list.
     *
     * @param withTasks whether its tasks go too, rather than stay without a list
     * @return whether it was there
     */
    OperationResult<Boolean> remove(
            Caller caller, UUID id, ExpectedVersion expected, boolean withTasks) {
        var owner = caller.user().id();
        return changes.runLong(
                caller,
                transaction -> {
                    var before = locked(transaction, owner, id);
                    before.ifPresent(list -> {
                        expected.check(list.version());
                        empty(transaction, id, withTasks);
                        transaction.sql("delete from lists where id = ?").with(id).update();
                    });
                    return before.isPresent();
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
                    "You have %d lists, which is all that there can be. Delete one first."
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
                            "There is a list “%s” already.".formatted(other));
                });
    }

    private String position(
            Transaction transaction, UUID owner, UUID id, ListDraft draft, String otherwise) {
        return ORDER.key(transaction, owner, id, ids.next(), draft.place(), otherwise);
    }

    private static Optional<TaskList> locked(Transaction transaction, UUID owner, UUID id) {
        return transaction.sql(ONE + " for update").with(owner, id).first(TaskList::read);
    }
}
