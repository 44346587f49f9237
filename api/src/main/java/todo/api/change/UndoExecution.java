package todo.api.change;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import todo.api.database.Sql;
import todo.api.database.Transaction;

/**
 * Undoes one operation: restores the columns that it has changed, unless a later operation has
 * changed them too. Used once, while the owner's lock is held.
 */
final class UndoExecution {

    /**
     * The net effect of the operation on each thing: {@code before} is null if it was created,
     * {@code after} is null if it was deleted.
     */
    private static final String NET =
            """
            with recursive net as (
              select entity_id, (array_agg(before order by id))[1] as before,
                (array_agg(after order by id desc))[1] as after
              from changes where user_id = ? and operation_id = ? and entity = ?
              group by entity_id)
            """;

    private final Transaction transaction;
    private final UUID owner;
    private final UUID operation;
    private final int deepest;
    private final UndoColumns columns;

    UndoExecution(Transaction transaction, UUID owner, UUID operation, int deepest) {
        this.transaction = transaction;
        this.owner = owner;
        this.operation = operation;
        this.deepest = deepest;
        this.columns = new UndoColumns(transaction);
    }

    void run() {
        for (var entity : Entity.values()) {
            refuse("%s has been changed since.", changedSince(entity));
        }
        refuse("%s has been made part of it since.", addedSince());
        refuse("there is something else called %s by now.", taken(Entity.LIST));
        refuse("there is something else called %s by now.", taken(Entity.QUERY));
        refuse(
                "%s is there in another form by now: the task before it was completed anew.",
                followed());
        // Lists are restored before their tasks, and deleted after them.
        for (var entity : List.of(Entity.LIST, Entity.QUERY)) {
            insert(entity);
            update(entity);
        }
        refuse("what %s belonged to is not there any more.", orphans());
        insert(Entity.TASK);
        update(Entity.TASK);
        refuse("%s would be part of itself, or too deep.", circles());
        for (var entity : List.of(Entity.TASK, Entity.QUERY, Entity.LIST)) {
            delete(entity);
        }
    }

    private static void refuse(String sentence, List<String> names) {
        if (!names.isEmpty()) {
            throw Undo.inTheWay(sentence, names);
        }
    }

    /**
     * The things that the operation has changed, and of which a later operation has changed the
     * same columns.
     */
    private List<String> changedSince(Entity entity) {
        return net(
                        entity,
                        """
                        select coalesce(net.after, net.before) ->> '%s' as name
                        from net left join %s as now on now.id = net.entity_id
                        left join lateral jsonb_populate_record(now, net.after) as left_as on true
                        where case
                          when net.after is null then now.id is not null
                          else now.id is null or %s end
                        order by net.entity_id limit 4
                        """
                                .formatted(
                                        entity.title(),
                                        entity.table(),
                                        columns.of(entity).stream()
                                                .map(UndoExecution::changedSince)
                                                .collect(Collectors.joining(" or "))))
                .all(row -> row.getString("name"));
    }

    private static String changedSince(List<String> group) {
        return "(%s and (%s) is distinct from (%s))"
                .formatted(
                        touched(group, "net"),
                        list(group, "now."::concat),
                        list(group, "left_as."::concat));
    }

    /**
     * @param net the alias of the row that has {@code before} and {@code after}
     * @return holds if the operation has changed one of the columns
     */
    private static String touched(List<String> group, String net) {
        return group.stream()
                .map(column ->
                        "%1$s.before -> '%2$s' is distinct from %1$s.after -> '%2$s'"
                                .formatted(net, column))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Tasks which the removal of what the operation has made would take along, or change. */
    private List<String> addedSince() {
        return net(
                        Entity.TASK,
                        """
                        , lists_made as (
                          select entity_id from changes
                          where user_id = ? and operation_id = ? and entity = 'list' and before is null)
                        select title as name from tasks
                        where (parent_id in (select entity_id from net where before is null)
                            or list_id in (select entity_id from lists_made))
                          and id not in (select entity_id from net)
                        limit 4
                        """)
                .with(owner, operation)
                .all(row -> row.getString("name"));
    }

    private List<String> taken(Entity entity) {
        return net(
                        entity,
                        """
                        select other.name from net join %s as other
                          on other.user_id = ? and lower(other.name) = lower(net.before ->> 'name')
                          and other.id not in (select entity_id from net)
                        limit 4
                        """
                                .formatted(entity.table()))
                .with(owner)
                .all(row -> row.getString("name"));
    }

    /** Tasks that would come back beside another one that follows the same. */
    private List<String> followed() {
        return net(
                        Entity.TASK,
                        """
                        select net.before ->> 'title' as name from net join tasks as other
                          on other.follows = (net.before ->> 'follows')::uuid
                          and other.id not in (select entity_id from net)
                        limit 4
                        """)
                .all(row -> row.getString("name"));
    }

    private List<String> orphans() {
        return net(
                        Entity.TASK,
                        """
                        , back as (
                          select (jsonb_populate_record(null::tasks, before)).* from net
                          where before is not null)
                        select title as name from back
                        where (list_id is not null and not exists (
                            select 1 from lists where lists.id = back.list_id))
                          or (parent_id is not null
                            and not exists (select 1 from tasks where tasks.id = back.parent_id)
                            and not exists (select 1 from back as parents where parents.id = back.parent_id))
                        limit 4
                        """)
                .all(row -> row.getString("name"));
    }

    private List<String> circles() {
        return net(
                        Entity.TASK,
                        """
                        , chain (id, title, parent_id, level) as (
                          select id, title, parent_id, 1 from tasks
                          where parent_id is not null and id in (select entity_id from net where before is not null)
                          union all
                          select chain.id, chain.title, tasks.parent_id, level + 1
                          from chain join tasks on tasks.id = chain.parent_id
                          where level <= ?)
                        select title as name from chain where parent_id is not null and level > ? limit 4
                        """)
                .with(deepest, deepest)
                .all(row -> row.getString("name"));
    }

    private void insert(Entity entity) {
        var all = columns.of(entity).stream().flatMap(List::stream).toList();
        net(
                        entity,
                        """
                        insert into %s (id, user_id, version, updated_at, %s)
                        select back.id, ?, back.version + 1, current_setting('todo.at')::timestamptz, %s
                        from net, lateral jsonb_populate_record(null::%s, net.before) as back
                        where net.before is not null and net.after is null
                        """
                                .formatted(
                                        entity.table(),
                                        list(all, column -> column),
                                        list(all, "back."::concat),
                                        entity.table()))
                .with(owner)
                .update();
    }

    /** Restores the columns that the operation has changed, and leaves the others. */
    private void update(Entity entity) {
        net(
                        entity,
                        """
                        update %s as now
                        set version = now.version + 1, updated_at = current_setting('todo.at')::timestamptz, %s
                        from (
                          select back.*, net.before, net.after from net join %s as current on current.id = net.entity_id,
                            lateral jsonb_populate_record(current, net.before) as back
                          where net.before is not null and net.after is not null) as back
                        where now.id = back.id
                        """
                                .formatted(
                                        entity.table(),
                                        columns.of(entity).stream()
                                                .map(UndoExecution::restored)
                                                .collect(Collectors.joining(", ")),
                                        entity.table()))
                .update();
    }

    private static String restored(List<String> group) {
        return list(
                group,
                column ->
                        "%1$s = case when %2$s then back.%1$s else now.%1$s end"
                                .formatted(column, touched(group, "back")));
    }

    private void delete(Entity entity) {
        net(
                        entity,
                        """
                        delete from %s where id in (
                          select entity_id from net where before is null and after is not null)
                        """
                                .formatted(entity.table()))
                .update();
    }

    private Sql net(Entity entity, String text) {
        return transaction.sql(NET + text).with(owner, operation, entity.wire());
    }

    private static String list(List<String> columns, UnaryOperator<String> each) {
        return columns.stream().map(each).collect(Collectors.joining(", "));
    }
}
