package todo.api.transfer;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import todo.api.database.Sql;
import todo.api.database.Transaction;
import todo.api.list.TaskList;

/** Lists with all that is kept of them, as files take them out and bring them in. */
final class ListRows {

    private ListRows() {}

    /**
     * @param statement makes one
     * @return all of the owner's lists, in their order
     */
    static List<TaskList> all(Function<String, Sql> statement, UUID owner) {
        return statement
                .apply("select * from lists where user_id = ? order by position, id")
                .with(owner)
                .all(TaskList::read);
    }

    static void insert(Transaction transaction, UUID owner, TaskList list) {
        transaction
                .sql(
                        """
                        insert into lists (id, user_id, name, color, position, archived, created_at,
                          updated_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .with(list.id(), owner, list.name(), list.color(), list.position())
                .with(list.archived(), list.createdAt(), list.updatedAt(), list.version())
                .update();
    }

    static void update(Transaction transaction, UUID owner, TaskList list) {
        transaction
                .sql(
                        """
                        update lists set name = ?, color = ?, position = ?, archived = ?,
                          updated_at = ?, version = ? where user_id = ? and id = ?
                        """)
                .with(list.name(), list.color(), list.position(), list.archived())
                .with(list.updatedAt(), list.version(), owner, list.id())
                .update();
    }
}
