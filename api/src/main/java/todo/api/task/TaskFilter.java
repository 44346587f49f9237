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
 * Which tasks are listed, and in what order. A null stands for every one.
 *
 * @param tags all of them
 * @param dueFrom the first moment or day that counts
 * @param dueTo the last moment or day that counts
 * @param search in the query language
 * @param limit 1 to 500
 * @param after null for the first page
 */
record TaskFilter(
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
     * @return what holds for the tasks of all pages, but for {@link #searches}
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
        if (dueFrom instanceof Due.At at) {
            where.and("due_date >= ?", at.time());
        }
        if (dueTo instanceof Due.At at) {
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
     * @return what has to know the zone and the time
     */
    List<Search> searches() {
        return Stream.of(search, day(dueFrom), day(dueTo)).filter(Objects::nonNull).toList();
    }

    private static @Nullable Search day(@Nullable Due due) {
        return due instanceof Due.On on ? on.day() : null;
    }

    /** The first or the last date on which a task is due. */
    sealed interface Due {

        record At(Instant time) implements Due {}

        /** All of a day, wherever the person is. */
        record On(Search day) implements Due {}

        /**
         * @param sign as in the query language
         */
        static Due parse(String sign, String text) {
            var time = ClientTimes.parse(text);
            return ClientTimes.isDay(text)
                    ? new On(Search.parse("due" + sign + text))
                    : new At(time);
        }
    }

    /**
     * What tasks belong to.
     *
     * @param id null for those that belong to nothing
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
