package todo.api.change;

import java.util.ArrayList;
import java.util.List;
import todo.api.database.Transaction;

/** The columns that undo restores, as the database has them. Used by one thread. */
final class UndoColumns {

    private final Transaction transaction;

    UndoColumns(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * @return all columns of the table, in groups that are restored together; without the id, the
     *     owner, the version and the time of the last change, and without generated columns
     */
    List<List<String>> of(Entity entity) {
        var groups = new ArrayList<>(coupled(entity));
        transaction
                .sql(
                        """
                        select attname from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                          and attname not in ('id', 'user_id', 'version', 'updated_at')
                        order by attnum
                        """)
                .with(entity.table())
                .all(row -> row.getString("attname"))
                .stream()
                .filter(column -> groups.stream().noneMatch(group -> group.contains(column)))
                .toList()
                .forEach(column -> groups.add(List.of(column)));
        return groups;
    }

    /** Columns that are valid only together. */
    private static List<List<String>> coupled(Entity entity) {
        return switch (entity) {
            case TASK ->
                    List.of(
                            List.of("status", "completed_at"),
                            List.of("due_date", "all_day", "recurrence_rule", "recurrence_from"),
                            List.of("list_id", "parent_id"));
            case LIST, QUERY -> List.of();
        };
    }
}
