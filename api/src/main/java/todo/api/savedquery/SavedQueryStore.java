package todo.api.savedquery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import todo.api.ordering.Position;
import todo.failure.Failure;
import todo.failure.FailureCode;

/** Keeps saved queries. Safe for concurrent use, by any number of replicas. */
public final class SavedQueryStore {

    private static final int MOST = 200;

    private final Database database;
    private final Operations changes;
    private final Ids ids;
    private final Clock clock;

    public SavedQueryStore(Database database, Operations changes, Ids ids, Clock clock) {
        this.database = database;
        this.changes = changes;
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
     * @throws Failure.Conflict if there is one of that name, or too many
     */
    OperationResult<SavedQuery> add(Caller caller, QueryDraft draft) {
        return changes.run(
                caller,
                transaction -> {
                    var id = ids.next();
                    var query = SavedQuery.of(id, draft, Position.last(id), now());
                    insert(transaction, caller.user().id(), query);
                    return query;
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
     * @return the query as it is now; empty where it is not there
     * @throws Failure.PreconditionFailed if it has another version by now
     * @throws Failure.Conflict if there is one of its new name
     */
    OperationResult<Optional<SavedQuery>> change(
            Caller caller, UUID id, ExpectedVersion expected, UnaryOperator<QueryDraft> change) {
        var owner = caller.user().id();
        return changes.run(
                caller,
                transaction ->
                        get(owner, id)
                                .map(before -> {
                                    expected.check(before.version());
                                    var after = before.changed(change.apply(before.draft()), now());
                                    update(transaction, owner, after);
                                    return after;
                                }));
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
     * @return whether it was there
     */
    OperationResult<Boolean> remove(Caller caller, UUID id, ExpectedVersion expected) {
        var owner = caller.user().id();
        return changes.run(
                caller,
                transaction -> {
                    var before = get(owner, id);
                    before.map(SavedQuery::version).ifPresent(expected::check);
                    transaction
                            .sql("delete from saved_queries where user_id = ? and id = ?")
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
