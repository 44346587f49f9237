package todo.api.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.failure.Failure;

/**
 * The conversations of a user as they see and manage them. Safe for concurrent use by any number of
 * replicas.
 */
final class ConversationList {

    private final Database database;

    ConversationList(Database database) {
        this.database = database;
    }

    /**
     * @return the last used first
     */
    List<Conversation> all(UUID owner) {
        return database.sql(
                        """
                        select * from conversations where user_id = ?
                        order by updated_at desc, id desc limit ?
                        """)
                .with(owner, ConversationStore.MOST)
                .all(ConversationList::read);
    }

    /**
     * @throws Failure.NotFound if there is no such conversation
     */
    Conversation rename(UUID owner, UUID id, ConversationTitle title) {
        return database.sql(
                        "update conversations set title = ? where user_id = ? and id = ? returning *")
                .with(title.text(), owner, id)
                .first(ConversationList::read)
                .orElseThrow(ConversationStore::notFound);
    }

    /**
     * @throws Failure.NotFound if there is no such conversation
     */
    void delete(UUID owner, UUID id) {
        var deleted =
                database.sql("delete from conversations where user_id = ? and id = ?")
                        .with(owner, id)
                        .update();
        if (deleted == 0) {
            throw ConversationStore.notFound();
        }
    }

    void deleteAll(UUID owner) {
        database.sql("delete from conversations where user_id = ?").with(owner).update();
    }

    private static Conversation read(ResultSet row) throws SQLException {
        return new Conversation(
                row.getObject("id", UUID.class),
                row.getString("title"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "updated_at")));
    }
}
