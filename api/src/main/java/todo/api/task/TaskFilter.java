package todo.api.task;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Condition;
import todo.api.query.Search;
import todo.http.Parameters;
import todo.http.Request;

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

    private static final int MOST = 500;

    /**
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    static TaskFilter read(Request request) {
        var read = new Parameters(request);
        var after = read.get("cursor", Cursor::decode);
        return read(read, after);
    }

    /**
     * The same, from where the order is another and so is the cursor.
     *
     * @param read what has been read so far
     */
    static TaskFilter read(Parameters read, @Nullable Cursor after) {
        var oldName = read.get("status_filter", Status::parse);
        var status = read.get("status", Status::parse);
        var priority = read.get("priority", Priority::parse);
        var tags = read.get("tags", TaskFilter::tags);
        var dueFrom = read.get("due_date_from", text -> Due.parse(">=", text));
        var dueTo = read.get("due_date_to", text -> Due.parse("<=", text));
        var list = read.get("list_id", Belonging::parse);
        var parent = read.get("parent_id", Belonging::parse);
        var search = read.get("q", Search::typed);
        var sort = read.get("sort", Sort::parse);
        var descending = read.get("order", TaskFilter::descending);
        if (after != null) {
            read.get("cursor", text -> after.in(sort, descending));
        }
        var limit = read.integer("limit", 1, MOST, MOST);
        read.check();
        return new TaskFilter(
                status == null ? oldName : status,
                priority,
                tags == null ? List.of() : tags,
                dueFrom,
                dueTo,
                list,
                parent,
                search,
                after != null ? after.sort() : sort == null ? Sort.CREATED_AT : sort,
                after != null ? after.descending() : descending == null || descending,
                limit,
                after);
    }

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

    private static List<String> tags(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static boolean descending(String text) {
        return switch (text) {
            case "desc" -> true;
            case "asc" -> false;
            default -> throw new IllegalArgumentException("This has to be one of asc, desc.");
        };
    }
}
