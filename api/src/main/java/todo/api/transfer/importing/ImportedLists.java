package todo.api.transfer.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.list.ListStore;
import todo.api.list.TaskList;
import todo.api.ordering.Position;
import todo.failure.Failure;

/**
 * The lists of an import. One that is there under its id is changed; one of the same name is taken
 * as it is. Used by one thread.
 */
final class ImportedLists {

    private static final String TOO_MANY =
            "There can be %d lists. Delete some first.".formatted(ListStore.MOST);

    private final ImportWork work;
    private final Ids ids;
    private final Map<UUID, TaskList> byId = new HashMap<>();
    private final Map<String, TaskList> byName = new HashMap<>();

    /** Which list the file means by an id. */
    private final Map<String, UUID> meant = new HashMap<>();

    ImportedLists(ImportWork work, Ids ids) {
        this.work = work;
        this.ids = ids;
        work.transaction()
                .sql("select * from lists where user_id = ?")
                .with(work.owner())
                .all(TaskList::read)
                .forEach(this::know);
    }

    private void know(TaskList list) {
        byId.put(list.id(), list);
        byName.put(list.name().toLowerCase(Locale.ROOT), list);
    }

    void add(List<ImportValidation.ValidList> lists) {
        for (var list : lists) {
            add(list);
        }
    }

    private void add(ImportValidation.ValidList list) {
        var key = list.key();
        var id = key == null ? null : Ids.parse(key);
        var before = id == null ? null : byId.get(id);
        var namesake = byName.get(list.entry().name().toLowerCase(Locale.ROOT));
        if (namesake != null && (before == null || !namesake.id().equals(before.id()))) {
            mean(key, namesake.id());
            work.list(list, ImportReport.ImportAction.SKIPPED, "There is a list of that name.");
            return;
        }
        if (before == null && byId.size() >= ListStore.MOST) {
            work.list(list, ImportReport.ImportAction.FAILED, TOO_MANY);
            return;
        }
        if (before == null) {
            var created = create(id, list.entry());
            mean(key, created.id());
            work.list(list, ImportReport.ImportAction.CREATED, null);
            return;
        }
        mean(key, before.id());
        var after = list.entry().over(before, work.now());
        if (after.equals(before)) {
            work.list(list, ImportReport.ImportAction.SKIPPED, "It is here already.");
            return;
        }
        update(after);
        byName.remove(before.name().toLowerCase(Locale.ROOT));
        know(after);
        work.list(list, ImportReport.ImportAction.UPDATED, null);
    }

    private void mean(@Nullable String key, UUID id) {
        if (key != null) {
            meant.put(key, id);
        }
    }

    /**
     * @param wanted null for any id
     */
    private TaskList create(@Nullable UUID wanted, ListEntry entry) {
        var fresh = ids.next();
        var id = wanted == null || isTaken(wanted) ? fresh : wanted;
        var list = entry.created(id, Position.last(fresh), work.now());
        insert(list);
        know(list);
        return list;
    }

    private void insert(TaskList list) {
        work.transaction()
                .sql(
                        """
                        insert into lists (id, user_id, name, color, position, archived, created_at,
                          updated_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .with(list.id(), work.owner(), list.name(), list.color(), list.position())
                .with(list.archived(), list.createdAt(), list.updatedAt(), list.version())
                .update();
    }

    private void update(TaskList list) {
        work.transaction()
                .sql(
                        """
                        update lists set name = ?, color = ?, position = ?, archived = ?,
                          updated_at = ?, version = ? where user_id = ? and id = ?
                        """)
                .with(list.name(), list.color(), list.position(), list.archived())
                .with(list.updatedAt(), list.version(), work.owner(), list.id())
                .update();
    }

    private boolean isTaken(UUID id) {
        return work.transaction()
                .sql("select 1 from lists where id = ?")
                .with(id)
                .first(row -> true)
                .isPresent();
    }

    /**
     * @param id of the list, as the file has it
     * @return null where there is no such list
     */
    @Nullable UUID withId(String id) {
        var known = meant.get(id);
        if (known != null) {
            return known;
        }
        var own = Ids.parse(id);
        return own != null && byId.containsKey(own) ? own : null;
    }

    /**
     * @return the list of that name, made where there is none
     * @throws Failure.Conflict if there are too many
     */
    UUID named(String name) {
        var there = byName.get(name.toLowerCase(Locale.ROOT));
        if (there != null) {
            return there.id();
        }
        if (byId.size() >= ListStore.MOST) {
            throw new Failure.Conflict(TOO_MANY);
        }
        return create(null, ListEntry.of(name)).id();
    }
}
