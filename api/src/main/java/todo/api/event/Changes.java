package todo.api.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.api.account.Channel;
import todo.api.change.Entity;
import todo.api.change.Undo;
import todo.api.database.Database;
import todo.api.database.Sql;

/**
 * Reads the change log. A user's changes are committed in the order of their ids, so a client that
 * has one change has all earlier ones. Safe for concurrent use.
 */
final class Changes {

    private static final String SELECT =
            """
            select id, operation_id, undoes, made_at, through, entity, entity_id,
              case when before is null then 'created' when after is null then 'deleted' else 'updated' end
                as action,
              %s as undone
            from changes c where user_id = ?
            """;

    private static final String NEWEST = SELECT.formatted(Undo.UNDONE);

    private static final String LATER =
            SELECT.formatted("false") + "and id > ? order by id limit ?";

    private final Database database;
    private final Map<Entity, Sql.RowReader<?>> readers;

    /**
     * @param readers turn a row of each entity into its view in the API
     */
    Changes(Database database, Map<Entity, Sql.RowReader<?>> readers) {
        this.database = database;
        this.readers = Map.copyOf(readers);
    }

    /**
     * @param entity the id of a task, list or saved query; null for all
     * @param since only changes from then on; null for all
     * @param through only changes made through this part of the product; null for all
     * @param below only changes with smaller ids; null for all
     */
    record ChangeFilter(
            @Nullable UUID entity,
            @Nullable Instant since,
            @Nullable Channel through,
            @Nullable Long below,
            int limit) {}

    /**
     * @return newest first
     */
    List<Change> newest(UUID owner, ChangeFilter filter) {
        var text = new StringBuilder(NEWEST);
        text.append(filter.entity() == null ? "" : " and entity_id = ?");
        text.append(filter.since() == null ? "" : " and made_at >= ?");
        text.append(filter.through() == null ? "" : " and through = ?");
        text.append(filter.below() == null ? "" : " and id < ?");
        var sql = database.sql(text.append(" order by id desc limit ?").toString()).with(owner);
        var through = filter.through() == null ? null : filter.through().wire();
        Stream.of(filter.entity(), filter.since(), through, filter.below())
                .filter(Objects::nonNull)
                .forEach(sql::with);
        return withStates(owner, sql.with(filter.limit()).all(Changes::read));
    }

    /**
     * @return the changes with ids greater than {@code last}, oldest first
     */
    List<Change> after(UUID owner, long last, int limit) {
        return withStates(owner, database.sql(LATER).with(owner, last, limit).all(Changes::read));
    }

    /**
     * The part of a user's change log that is still stored.
     *
     * @param first the smallest id; 0 if it is empty
     * @param last the greatest id; 0 if it is empty
     */
    record Extent(long first, long last) {

        /**
         * @param id 0 for the start of the stored log
         * @return whether every change after {@code id} is still stored
         */
        boolean continues(long id) {
            return id == 0 || (first <= id && id <= last);
        }
    }

    Extent extent(UUID owner) {
        return database.sql(
                        """
                        select coalesce((select min(id) from changes where user_id = ?), 0) as first,
                          coalesce((select max(id) from changes where user_id = ?), 0) as last
                        """)
                .with(owner, owner)
                .first(row -> new Extent(row.getLong("first"), row.getLong("last")))
                .orElseThrow();
    }

    /**
     * @return the id of the latest change of each owner; without owners that have none
     */
    Map<UUID, Long> latest(List<UUID> owners) {
        var latest = new HashMap<UUID, Long>();
        database.sql(
                        """
                        select owner, (select max(id) from changes where user_id = owner) as last
                        from unnest(?::uuid[]) as owner
                        """)
                .with(owners)
                .all(row -> latest.put(row.getObject("owner", UUID.class), row.getLong("last")));
        return latest;
    }

    private static Change read(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("id"),
                row.getObject("operation_id", UUID.class),
                row.getObject("undoes", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "made_at")),
                row.getString("through"),
                row.getString("action"),
                Entity.parse(row.getString("entity")),
                row.getObject("entity_id", UUID.class),
                null,
                null,
                row.getBoolean("undone"));
    }

    private List<Change> withStates(UUID owner, List<Change> changes) {
        var rows = new HashMap<String, Object>();
        for (var entity : Entity.values()) {
            var ids = changes.stream().filter(c -> c.entity() == entity).map(Change::id).toList();
            var reader = readers.get(entity);
            if (!ids.isEmpty() && reader != null) {
                read(owner, entity, ids, reader, rows);
            }
        }
        return changes.stream()
                .map(change ->
                        change.with(
                                rows.get("before" + change.id()), rows.get("after" + change.id())))
                .toList();
    }

    private void read(
            UUID owner,
            Entity entity,
            List<Long> ids,
            Sql.RowReader<?> reader,
            Map<String, Object> rows) {
        database.sql(
                        """
                        select c.id as change_id, side.name as side, was.*
                        from changes c
                        cross join lateral (
                          values ('before', c.before), ('after', c.after)) as side (name, record)
                        cross join lateral jsonb_populate_record(null::%s, side.record) as was
                        where c.user_id = ? and c.id = any (?::bigint[]) and c.entity = '%s'
                          and side.record is not null
                        """
                                .formatted(entity.table(), entity.wire()))
                .with(owner, ids)
                .all(row -> {
                    var key = row.getString("side") + row.getLong("change_id");
                    return rows.put(key, Objects.requireNonNull(reader.read(row)));
                });
    }
}
