package todo.api.task;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Condition;
import todo.api.query.Search;

/**
 * Selects and sorts tasks. A null selects all.
 *
 * @param tags a task has all of them
 * @param dueFrom the first time or day
 * @param dueTo the last time or day
 * @param search in the query language
 * @param limit 1 to 500
 * @param after null for the first page
 */
public record TaskFilter(
        @Nullable Status status,
        @Nullable Priority priority,
        List<String> tags,
        @Nullable Due dueFrom,
        @Nullable Due dueTo,
        @Nullable Belonging list,
        @Nullable Belonging parent,
        @Nullable Search search,
        Sort sort,
        boolean descending,
        int limit,
        @Nullable Cursor after) {

    static final int MOST = 500;

    /**
     * @return the subtasks of a task, in their order
     */
    public static TaskFilter subtasks(UUID parent, int limit) {
        return new TaskFilter(
                null,
                null,
                List.of(),
                null,
                null,
                null,
                new Belonging(parent),
                null,
                Sort.POSITION,
                false,
                limit,
                null);
    }

    /**
     * @param list null for the tasks of all lists
     * @return the first page of what a query finds
     */
    public static TaskFilter of(
            @Nullable Search search,
            @Nullable UUID list,
            Sort sort,
            boolean descending,
            int limit) {
        return new TaskFilter(
                null,
                null,
                List.of(),
                null,
                null,
                list == null ? null : new Belonging(list),
                null,
                search,
                sort,
                descending,
                limit,
                null);
    }

    TaskFilter after(Cursor cursor) {
        return new TaskFilter(
                status,
                priority,
                tags,
                dueFrom,
                dueTo,
                list,
                parent,
                search,
                cursor.sort(),
                cursor.descending(),
                limit,
                cursor);
    }

    /**
     * @return holds for the tasks of all pages, except for {@link #searches}
     */
    Where where(UUID owner) {
        var where = new Where("user_id = ?", owner);
        if (status != null) {
            where.and("status = ?", status.wire());
        }
        if (priority != null) {
            where.and("priority = ?", priority.wire());
        }
        if (!tags.isEmpty()) {
            where.and("search @@ owned(?, ?::tsquery)", owner, Tags.tsquery(tags));
        }
        if (dueFrom instanceof Due.DueAt at) {
            where.and("due_date >= ?", at.time());
        }
        if (dueTo instanceof Due.DueAt at) {
            where.and("due_date <= ?", at.time());
        }
        if (list != null) {
            where.and(list.holds("list_id"));
        }
        if (parent != null) {
            where.and(parent.holds("parent_id"));
        }
        return where;
    }

    /**
     * @return the conditions that depend on the zone and the time
     */
    List<Search> searches() {
        return Stream.of(search, day(dueFrom), day(dueTo)).filter(Objects::nonNull).toList();
    }

    private static @Nullable Search day(@Nullable Due due) {
        return due instanceof Due.On on ? on.day() : null;
    }

    /** The first or the last date on which a task is due. */
    sealed interface Due {

        record DueAt(Instant time) implements Due {}

        /** All of a day, wherever the person is. */
        record On(Search day) implements Due {}

        /**
         * @param sign as in the query language
         */
        static Due parse(String sign, String text) {
            var time = ClientTimes.parse(text);
            return ClientTimes.isDay(text)
                    ? new On(Search.parse("due" + sign + text))
                    : new DueAt(time);
        }
    }

    /**
     * A list or a parent task.
     *
     * @param id null selects tasks without one
     */
    record Belonging(@Nullable UUID id) {

        static Belonging parse(String text) {
            return new Belonging(text.equals("none") ? null : Ids.require(text));
        }

        Condition holds(String column) {
            return id == null
                    ? new Condition(column + " is null", List.of())
                    : new Condition(column + " = ?", List.of(id));
        }
    }
}
