package todo.api.transfer.exporting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import todo.api.database.Database;
import todo.api.list.TaskList;

/** Reads the task lists that an export contains. */
public final class ExportedLists {

    private ExportedLists() {}

    /**
     * @return all lists of the owner, in the owner's order
     */
    public static List<TaskList> all(Database database, UUID owner) {
        return database.sql("select * from lists where user_id = ? order by position, id")
                .with(owner)
                .all(TaskList::read);
    }

    /**
     * @return the names of the lists by their ids
     */
    public static Map<UUID, String> names(List<TaskList> lists) {
        var names = new HashMap<UUID, String>();
        lists.forEach(list -> names.put(list.id(), list.name()));
        return names;
    }
}
