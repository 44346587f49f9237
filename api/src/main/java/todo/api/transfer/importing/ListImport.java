package todo.api.transfer.importing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Transaction;
import todo.api.list.Lists;
import todo.api.list.TaskList;
import todo.api.ordering.Position;

/**
 * Imports task lists. An existing list with the same id is updated; an existing list with the same
 * name is used without a change. Used by one thread.
 */
final class ListImport {

    /** A sentence for the report. */
    static final String TOO_MANY =
            "You can have at most %d lists, so this one is left out.".formatted(Lists.MOST);

    private final Transaction transaction;
    private final UUID owner;
    private final Instant now;
    private final ImportReport report;
    private final Ids ids;
    private final Map<UUID, TaskList> byId = new HashMap<>();
    private final Map<String, TaskList> byName = new HashMap<>();

    /** The ids of lists by the ids that the file uses for them. */
    private final Map<String, UUID> idsInFile = new HashMap<>();

    ListImport(Transaction transaction, UUID owner, Instant now, ImportReport report, Ids ids) {
        this.transaction = transaction;
        this.owner = owner;
        this.now = now;
        this.report = report;
        this.ids = ids;
        transaction
                .sql("select * from lists where user_id = ?")
                .with(owner)
                .all(TaskList::read)
                .forEach(this::remember);
    }

    private void remember(TaskList list) {
        byId.put(list.id(), list);
        byName.put(list.name().toLowerCase(Locale.ROOT), list);
    }

    void add(List<ListEntry> lists) {
        for (var list : lists) {
            add(list);
        }
    }

    private void add(ListEntry list) {
        var key = list.id();
        var id = key == null ? null : Ids.parse(key);
        var before = id == null ? null : byId.get(id);
        var sameName = byName.get(list.name().toLowerCase(Locale.ROOT));
        if (sameName != null && (before == null || !sameName.id().equals(before.id()))) {
            mapId(key, sameName.id());
            report(
                    list,
                    ImportReport.ImportAction.SKIPPED,
                    "A list with this name already exists.");
            return;
        }
        if (before == null && byId.size() >= Lists.MOST) {
            report(list, ImportReport.ImportAction.SKIPPED, TOO_MANY);
            return;
        }
        if (before == null) {
            var created = create(id, list);
            mapId(key, created.id());
            report(list, ImportReport.ImportAction.CREATED, null);
            return;
        }
        mapId(key, before.id());
        var after = list.update(before, now);
        if (after.equals(before)) {
            report(list, ImportReport.ImportAction.SKIPPED, ImportReport.UNCHANGED);
            return;
        }
        update(after);
        byName.remove(before.name().toLowerCase(Locale.ROOT));
        remember(after);
        report(list, ImportReport.ImportAction.UPDATED, null);
    }

    private void mapId(@Nullable String key, UUID id) {
        if (key != null) {
            idsInFile.put(key, id);
        }
    }

    /**
     * @param wanted the preferred id; null for any
     */
    private TaskList create(@Nullable UUID wanted, ListEntry entry) {
        var fresh = ids.next();
        var id = wanted == null || isTaken(wanted) ? fresh : wanted;
        var list = entry.create(id, Position.last(fresh), now);
        insert(list);
        remember(list);
        return list;
    }

    private void report(ListEntry list, ImportReport.ImportAction action, @Nullable String detail) {
        report.add(
                list.line(),
                ImportReport.EntryKind.LIST,
                action,
                list.name(),
                list.remarks(),
                detail);
    }

    private void insert(TaskList list) {
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

    private void update(TaskList list) {
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

    private boolean isTaken(UUID id) {
        return transaction
                .sql("select 1 from lists where id = ?")
                .with(id)
                .first(row -> true)
                .isPresent();
    }

    /**
     * @param id the id of the list in the file
     * @return null if there is no such list
     */
    @Nullable UUID find(String id) {
        var known = idsInFile.get(id);
        if (known != null) {
            return known;
        }
        var own = Ids.parse(id);
        return own != null && byId.containsKey(own) ? own : null;
    }

    /**
     * @return the list with this name; null if there is none
     */
    @Nullable UUID named(String name) {
        var list = byName.get(name.toLowerCase(Locale.ROOT));
        return list == null ? null : list.id();
    }

    /**
     * @return the list with this name, which is created if it does not exist; null if the user has
     *     too many lists
     */
    @Nullable UUID findOrCreate(String name) {
        var existing = named(name);
        if (existing != null) {
            return existing;
        }
        return byId.size() >= Lists.MOST ? null : create(null, ListEntry.of(name)).id();
    }
}
