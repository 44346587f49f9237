package todo.api.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.api.database.Transaction;

/** The rows of messages. */
final class MessageStore {

    private static final int MOST = 500;

    /** Of the parts of a conversation's messages, compressed. */
    private static final int MOST_BYTES = 4 << 20;

    private final Database database;

    MessageStore(Database database) {
        this.database = database;
    }

    /**
     * Which messages are read: the last ones.
     *
     * @param messages at most
     * @param bytes of their parts together at most; the last message is read in any case
     */
    record Extent(int messages, int bytes) {

        /** 200 turns at once have to fit into a small heap. */
        static final Extent TURN = new Extent(50, 128 << 10);

        static Extent page(int messages) {
            return new Extent(messages, 1 << 20);
        }
    }

    void add(Transaction transaction, UUID conversation, Message message) {
        var number =
                transaction
                        .sql(
                                """
                                update conversations set messages = messages + 1, updated_at = ?
                                where id = ? returning messages
                                """)
                        .with(message.createdAt(), conversation)
                        .first(row -> row.getInt("messages"))
                        .orElseThrow();
        transaction
                .sql(
                        """
                        insert into chat_messages (id, conversation_id, number, role, parts, created_at)
                        values (?, ?, ?, ?, ?::jsonb, ?)
                        """)
                .with(message.id(), conversation, number, message.role().wire())
                .with(StoredParts.write(message.parts()), message.createdAt())
                .update();
    }

    /** The oldest messages of a conversation make room for the newest. */
    void trim(Transaction transaction, UUID conversation) {
        transaction
                .sql(
                        """
                        delete from chat_messages where conversation_id = ? and number in (
                          select number from (
                            select number, row_number() over last_first as place,
                              sum(pg_column_size(parts)) over last_first as bytes
                            from chat_messages where conversation_id = ?
                            window last_first as (order by number desc)) as measured
                          where place > ? or bytes > ?)
                        """)
                .with(conversation, conversation, MOST, MOST_BYTES)
                .update();
    }

    /**
     * @return false if the message is not there
     */
    boolean replace(Transaction transaction, UUID id, List<Part> parts) {
        return transaction
                        .sql("update chat_messages set parts = ?::jsonb where id = ?")
                        .with(StoredParts.write(parts), id)
                        .update()
                > 0;
    }

    /** Deletes the last message of the user and the answer to it. */
    void deleteLastTurn(Transaction transaction, UUID conversation) {
        transaction
                .sql(
                        """
                        delete from chat_messages where conversation_id = ? and number >= (
                          select max(number) from chat_messages
                          where conversation_id = ? and role = 'user')
                        """)
                .with(conversation, conversation)
                .update();
    }

    /**
     * @return oldest first; without answers that are still empty
     */
    List<Message> last(UUID conversation, Extent extent) {
        return database.sql(
                        """
                        select id, role, parts, created_at from (
                          select *, sum(octet_length(parts::text)) over last_first as bytes,
                            row_number() over last_first as place
                          from (
                            select * from chat_messages
                            where conversation_id = ? and parts <> '[]'
                            order by number desc limit ?) as latest
                          window last_first as (order by number desc)) as measured
                        where place = 1 or bytes <= ? order by number
                        """)
                .with(conversation, extent.messages(), extent.bytes())
                .all(MessageStore::read);
    }

    private static Message read(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                Role.parse(row.getString("role")),
                StoredParts.read(row.getString("parts")),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }
}
