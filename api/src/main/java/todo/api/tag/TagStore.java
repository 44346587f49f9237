package todo.api.tag;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import todo.api.account.Caller;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.database.Collations;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Lists, renames and removes the tags of tasks. Safe for concurrent use by any number of replicas.
 */
public final class TagStore {

    private static final int MOST = 1_000;

    /** How many tasks one statement changes, so that it ends well within its time. */
    private static final int CHUNK = 1_000;

    private static final String COUNTED =
            "count(*) as count, count(*) filter (where status <> 'completed') as open";

    private final Database database;
    private final Operations operations;
    private final Clock clock;
    private final Collations collations;

    /**
     * @param clock by the microsecond, as the database stores times
     */
    public TagStore(Database database, Operations operations, Clock clock) {
        this.database = database;
        this.operations = operations;
        this.clock = clock;
        this.collations = new Collations(database);
    }

    /**
     * @return by name, in the order of the caller's language; at most a thousand, those of the most
     *     tasks
     */
    List<Tag> all(Caller caller) {
        return database.sql(
                        """
                        select * from (
                          select name, %s from tasks, unnest(tags) as name
                          where user_id = ? group by name order by 2 desc, 1 limit ?) most
                        order by %s, name
                        """
                                .formatted(
                                        COUNTED,
                                        collations.ordered("name", caller.user().locale())))
                .with(caller.owner(), MOST)
                .all(Tag::read);
    }

    /**
     * Renames a tag in all tasks.
     *
     * @param merge whether a tag of the new name may exist: the two become one
     * @return the renamed tag; empty if no task has the old one
     * @throws Failure.Conflict if a tag of the new name exists and {@code merge} is false
     */
    OperationResult<Optional<Tag>> rename(Caller caller, String from, String to, boolean merge) {
        var owner = caller.owner();
        return operations.runLong(
                caller,
                transaction -> {
                    if (get(transaction, owner, from).isEmpty()) {
                        return Optional.<Tag>empty();
                    }
                    if (!from.equals(to)) {
                        if (!merge && get(transaction, owner, to).isPresent()) {
                            throw new Failure.Conflict(
                                    FailureCode.NAME_TAKEN,
                                    "There is already a tag “%s”. To merge the two, send merge: true."
                                            .formatted(to));
                        }
                        replace(transaction, owner, from, to);
                    }
                    return get(transaction, owner, to);
                });
    }

    private void replace(Transaction transaction, UUID owner, String from, String to) {
        var changed = 1;
        while (changed > 0) {
            changed =
                    transaction
                            .sql(
                                    """
                                    update tasks set updated_at = ?, version = version + 1,
                                      tags = case
                                        when lower(array_remove(tags, ?)::text)::text[] @> array[lower(?)]
                                        then array_remove(tags, ?) else array_replace(tags, ?, ?) end
                                    where id in (select id from tasks where user_id = ? and tags @> ? limit ?)
                                    """)
                            .with(clock.instant(), from, to, from, from, to)
                            .with(owner, List.of(from), CHUNK)
                            .update();
        }
    }

    /**
     * Removes a tag from all tasks.
     *
     * @return whether a task had it
     */
    OperationResult<Boolean> remove(Caller caller, String name) {
        return operations.runLong(
                caller,
                transaction -> {
                    var removed = 0;
                    var changed = 1;
                    while (changed > 0) {
                        changed = remove(transaction, caller.owner(), name);
                        removed += changed;
                    }
                    return removed > 0;
                });
    }

    private int remove(Transaction transaction, UUID owner, String name) {
        return transaction
                .sql(
                        """
                        update tasks set tags = array_remove(tags, ?), updated_at = ?, version = version + 1
                        where id in (select id from tasks where user_id = ? and tags @> ? limit ?)
                        """)
                .with(name, clock.instant(), owner, List.of(name), CHUNK)
                .update();
    }

    private static Optional<Tag> get(Transaction transaction, UUID owner, String name) {
        return transaction
                .sql(
                        """
                        select ? as name, %s from tasks where user_id = ? and tags @> ? having count(*) > 0
                        """
                                .formatted(COUNTED))
                .with(name, owner, List.of(name))
                .first(Tag::read);
    }
}
