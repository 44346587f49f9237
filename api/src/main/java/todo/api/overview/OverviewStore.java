package todo.api.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import todo.api.account.Caller;
import todo.api.database.Collations;
import todo.api.database.Database;
import todo.api.list.CountedList;
import todo.api.overview.Overview.Counts;
import todo.api.overview.Overview.OpenTag;
import todo.api.query.Search;
import todo.api.savedquery.SavedQuery;

/** Reads overviews. Safe for concurrent use. */
public final class OverviewStore {

    private static final int MOST_TAGS = 30;

    private final Database database;
    private final Clock clock;
    private final Collations collations;

    public OverviewStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.collations = new Collations(database);
    }

    public Overview read(Caller caller) {
        var owner = caller.owner();
        var now = clock.instant();
        var byToday = Search.parse("due<=today").condition(owner, caller.zone(), now);
        var overdue = Search.parse("due<today").condition(owner, caller.zone(), now);
        var byName = collations.ordered("name", caller.user().locale());
        var lists = new ArrayList<CountedList>();
        var queries = new ArrayList<SavedQuery>();
        var tags = new ArrayList<OpenTag>();
        var counts =
                database.sql(statement(byToday.sql(), overdue.sql(), byName))
                        .with(owner)
                        .with(byToday.parameters().toArray())
                        .with(overdue.parameters().toArray())
                        .with(owner, owner, MOST_TAGS, owner, owner)
                        .all(row -> {
                            switch (row.getString("kind")) {
                                case "list" -> lists.add(CountedList.read(row));
                                case "query" -> queries.add(SavedQuery.read(row));
                                case "tag" -> tags.add(tag(row));
                                case null, default -> {}
                            }
                            return counts(row);
                        })
                        .getFirst();
        return new Overview(counts, lists, queries, tags);
    }

    /**
     * Reads each open task once. Every row has the counts, and at most one list, query or tag.
     *
     * @param byToday a condition on a due date
     * @param overdue a condition on a due date
     * @param byName an expression that sorts tags
     */
    private static String statement(String byToday, String overdue, String byName) {
        return """
        with open_tasks as materialized (
          select list_id, tags, due_date, all_day from tasks
          where user_id = ? and status in ('pending', 'in_progress')),
        counts as (
          select count(*) filter (where list_id is null) as inbox,
            count(*) filter (where %s) as today,
            count(*) filter (where %s) as overdue,
            (select count(*) from notifications
              where user_id = ? and read_at is null) as unread,
            (select coalesce(max(id), 0) from changes where user_id = ?) as last_event
          from open_tasks),
        open_of_lists as (
          select list_id, count(*) as open from open_tasks
          where list_id is not null group by list_id),
        most_tags as (
          select name, count(*) as open
          from (select unnest(tags) as name from open_tasks) as tagged
          group by name order by open desc, name limit ?),
        entries as (
          select 'list' as kind, row_number() over (order by position, id) as rank,
            id, name, position, created_at, updated_at, version, color, archived,
            coalesce(open, 0) as open,
            (select count(*) from tasks where list_id = lists.id) as total,
            null as q, null as sort, null as direction
          from lists left join open_of_lists on open_of_lists.list_id = id
          where user_id = ?
          union all
          select 'query', row_number() over (order by position, id),
            id, name, position, created_at, updated_at, version, null, null,
            null, null, q, sort, direction
          from saved_queries where user_id = ?
          union all
          select 'tag', row_number() over (order by %s, name),
            null, name, null, null, null, null, null, null,
            open, null, null, null, null
          from most_tags)
        select * from counts left join entries on true order by rank
        """
                .formatted(byToday, overdue, byName);
    }

    private static OpenTag tag(ResultSet row) throws SQLException {
        return new OpenTag(row.getString("name"), row.getLong("open"));
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("inbox"),
                row.getLong("today"),
                row.getLong("overdue"),
                row.getLong("unread"),
                row.getLong("last_event"));
    }
}
