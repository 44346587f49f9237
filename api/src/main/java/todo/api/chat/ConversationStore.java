package todo.api.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.failure.Failure;

/** The conversations that turns add to. Each user has at most 100: the oldest make room. */
final class ConversationStore {

    static final int MOST = 100;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    ConversationStore(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * How a client names a conversation.
     *
     * @param id ours; null if the client does not know it
     * @param clientId the client's own name for it, or ours as a text; null if it has none
     */
    record Name(@Nullable UUID id, @Nullable String clientId) {}

    /**
     * What a conversation waits for.
     *
     * @param id for the user
     * @param confirmation for the tool; null if it wants none
     */
    record Approval(String id, @Nullable String confirmation) {}

    /**
     * @param approval null if it waits for none
     */
    record Row(UUID id, @Nullable Approval approval) {}

    /** Locks the conversation until the transaction ends. */
    Optional<Row> find(Transaction transaction, UUID owner, Name name) {
        var id = name.id();
        var clientId = id == null ? name.clientId() : null;
        return transaction
                .sql(
                        """
                        select id, approval, confirmation from conversations
                        where user_id = ? and (id = ?::uuid or client_id = ?) for update
                        """)
                .with(owner, clientId == null ? id : Ids.parse(clientId), clientId)
                .first(ConversationStore::row);
    }

    /**
     * The same; adds it if the client does not name one of ours.
     *
     * @param text the user's first message
     * @throws Failure.NotFound if the client names one of ours that is not there
     */
    UUID findOrAdd(Transaction transaction, UUID owner, Name name, String text) {
        var found = find(transaction, owner, name);
        if (found.isPresent()) {
            return found.get().id();
        }
        if (name.id() != null) {
            throw notFound();
        }
        var now = clock.instant();
        var added =
                transaction
                        .sql(
                                """
                                insert into conversations
                                  (id, user_id, client_id, title, created_at, updated_at)
                                values (?, ?, ?, ?, ?, ?)
                                on conflict (user_id, client_id) do nothing returning id
                                """)
                        .with(ids.next(), owner, name.clientId())
                        .with(ConversationTitle.of(text).text(), now, now)
                        .first(row -> row.getObject("id", UUID.class));
        deleteOldest(transaction, owner);
        // If it was not added, another request of the same client has just done so.
        return added.or(() -> find(transaction, owner, name).map(Row::id))
                .orElseThrow(ConversationStore::notFound);
    }

    private static void deleteOldest(Transaction transaction, UUID owner) {
        transaction
                .sql(
                        """
                        delete from conversations where id in (
                          select id from conversations where user_id = ?
                          order by updated_at desc, id desc offset ?)
                        """)
                .with(owner, MOST)
                .update();
    }

    /**
     * Locks a conversation until the transaction ends.
     *
     * @return false if it was deleted
     */
    boolean lock(Transaction transaction, UUID conversation) {
        return transaction
                .sql("select 1 from conversations where id = ? for update")
                .with(conversation)
                .first(row -> true)
                .isPresent();
    }

    /** Waits for no approval any more. */
    void close(Transaction transaction, UUID conversation) {
        transaction
                .sql("update conversations set approval = null, confirmation = null where id = ?")
                .with(conversation)
                .update();
    }

    /**
     * Waits for an approval.
     *
     * @return false if there are newer messages than the one that needs it
     */
    boolean await(Transaction transaction, UUID conversation, UUID message, Approval approval) {
        return transaction
                        .sql(
                                """
                                update conversations set approval = ?, confirmation = ? where id = ?
                                and messages = (select number from chat_messages where id = ?)
                                """)
                        .with(approval.id(), approval.confirmation(), conversation, message)
                        .update()
                > 0;
    }

    /**
     * @param id null for the one that was used last
     */
    Optional<Row> get(UUID owner, @Nullable UUID id) {
        return database.sql(
                        """
                        select id, approval, confirmation from conversations
                        where user_id = ? and id = coalesce(?::uuid, id)
                        order by updated_at desc, id desc limit 1
                        """)
                .with(owner, id)
                .first(ConversationStore::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        var approval = row.getString("approval");
        return new Row(
                row.getObject("id", UUID.class),
                approval == null ? null : new Approval(approval, row.getString("confirmation")));
    }

    static Failure notFound() {
        return new Failure.NotFound("There is no such conversation.");
    }
}
