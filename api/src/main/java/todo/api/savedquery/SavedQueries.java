package todo.api.savedquery;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.change.ExpectedVersion;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.api.ordering.Position;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Everything that can be done with saved queries. Safe for concurrent use by any number of
 * replicas.
 */
public final class SavedQueries {

    private static final int MOST = 200;

    private final Database database;
    private final Operations operations;
    private final Ids ids;
    private final Clock clock;

    public SavedQueries(Database database, Operations operations, Ids ids, Clock clock) {
        this.database = database;
        this.operations = operations;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return in their order
     */
    public List<SavedQuery> all(UUID owner) {
        return database.sql("select * from saved_queries where user_id = ? order by position, id")
                .with(owner)
                .all(SavedQuery::read);
    }

    public Optional<SavedQuery> get(UUID owner, UUID id) {
        return database.sql("select * from saved_queries where user_id = ? and id = ?")
                .with(owner, id)
                .first(SavedQuery::read);
    }

    /**
     * @throws Failure.NotFound if there is no such query
     */
    public SavedQuery find(Caller caller, UUID id) {
        return get(caller.owner(), id).orElseThrow(SavedQueries::notFound);
    }

    /**
     * @param query its name is set
     * @throws Failure.Conflict if there is one of this name, or if there are too many
     */
    public OperationResult<SavedQuery> add(Caller caller, SavedQueryPatch query) {
        return operations.run(
                caller,
                transaction -> {
                    var id = ids.next();
                    var added = query.create(id, Position.last(id), clock.instant());
                    insert(transaction, caller.owner(), added);
                    return added;
                });
    }

    /**
     * Adds a query as part of an operation.
     *
     * @throws Failure.Conflict if there is one of that name, or too many
     */
    public void insert(Transaction transaction, UUID owner, SavedQuery query) {
        requireFree(transaction, owner, query);
        var inserted =
                transaction
                        .sql(
                                """
                                insert into saved_queries (id, user_id, name, q, sort, direction,
                                  position, created_at, updated_at, version)
                                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                                where (select count(*) from saved_queries where user_id = ?) < ?
                                on conflict (id) do nothing
                                """)
                        .with(query.id(), owner, query.name(), query.q(), query.sort().wire())
                        .with(query.order(), query.position(), query.createdAt())
                        .with(query.updatedAt(), query.version(), owner, MOST)
                        .update();
        if (inserted == 0) {
            throw new Failure.Conflict(
                    FailureCode.LIMIT_REACHED,
                    "You have %d saved queries. Delete one first.".formatted(MOST));
        }
    }

    /**
     * @return the query after the change
     * @throws Failure.NotFound if there is no such query
     * @throws Failure.PreconditionFailed if it has an unexpected version
     * @throws Failure.Conflict if there is one of its new name
     */
    public OperationResult<SavedQuery> change(
            Caller caller, UUID id, ExpectedVersion expected, SavedQueryPatch patch) {
        return operations.run(
                caller,
                transaction -> {
                    var before = find(caller, id);
                    expected.check(before.version());
                    var after = patch.applyTo(before, clock.instant());
                    update(transaction, caller.owner(), after);
                    return after;
                });
    }

    /**
     * Changes a query as part of an operation.
     *
     * @throws Failure.Conflict if there is one of its new name
     */
    public void update(Transaction transaction, UUID owner, SavedQuery query) {
        requireFree(transaction, owner, query);
        transaction
                .sql(
                        """
                        update saved_queries set name = ?, q = ?, sort = ?, direction = ?,
                          position = ?, updated_at = ?, version = ?
                        where user_id = ? and id = ?
                        """)
                .with(query.name(), query.q(), query.sort().wire(), query.order())
                .with(query.position(), query.updatedAt(), query.version(), owner, query.id())
                .update();
    }

    private static void requireFree(Transaction transaction, UUID owner, SavedQuery query) {
        transaction
                .sql(
                        """
                        select 1 from saved_queries
                        where user_id = ? and lower(name) = lower(?) and id <> ?
                        """)
                .with(owner, query.name(), query.id())
                .first(row -> true)
                .ifPresent(there -> {
                    throw new Failure.Conflict(
                            FailureCode.NAME_TAKEN, "There is a saved query of that name.");
                });
    }

    /**
     * @return the query as it was
     * @throws Failure.NotFound if there is no such query
     * @throws Failure.PreconditionFailed if it has an unexpected version
     */
    public OperationResult<SavedQuery> delete(Caller caller, UUID id, ExpectedVersion expected) {
        return operations.run(
                caller,
                transaction -> {
                    var before = find(caller, id);
                    expected.check(before.version());
                    transaction
                            .sql("delete from saved_queries where user_id = ? and id = ?")
                            .with(caller.owner(), id)
                            .update();
                    return before;
                });
    }

    private static Failure notFound() {
        return new Failure.NotFound("There is no such saved query.");
    }
}
