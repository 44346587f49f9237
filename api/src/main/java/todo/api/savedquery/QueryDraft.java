package todo.api.savedquery;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.api.ordering.Position;
import todo.api.query.QuerySyntaxException;
import todo.api.query.Search;
import todo.api.task.Sort;
import todo.failure.Failure;
import todo.http.Fields;

/**
 * What a person decides about a saved query.
 *
 * @param name 1 to 100 characters
 * @param q in the query language, at most 1,000 characters; empty for every task
 * @param position null for the end
 */
public record QueryDraft(
        String name, String q, Sort sort, Direction order, @Nullable String position) {

    /** Which end comes first. */
    public enum Direction {
        ASC,
        DESC;

        static Direction parse(String text) {
            return switch (text) {
                case "asc" -> ASC;
                case "desc" -> DESC;
                default -> throw new IllegalArgumentException("This has to be one of desc, asc.");
            };
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final QueryDraft DEFAULTS =
            new QueryDraft("", "", Sort.CREATED_AT, Direction.DESC, null);

    /**
     * @return a whole query: what is absent has its default
     * @throws Failure.Invalid with every broken rule
     */
    public static QueryDraft whole(Fields fields) {
        return read(fields, DEFAULTS, true);
    }

    /**
     * @return this, with what the request names; null clears
     * @throws Failure.Invalid with every broken rule
     */
    QueryDraft changed(Fields fields) {
        return read(fields, this, fields.has("name"));
    }

    private static void check(Fields fields, @Nullable String q) {
        try {
            Search.parse(q == null ? "" : q);
        } catch (QuerySyntaxException unreadable) {
            fields.fault("q", String.valueOf(unreadable.getMessage()));
        }
    }

    private static QueryDraft read(Fields fields, QueryDraft base, boolean whole) {
        var name = fields.text("name", 1, 100);
        var q = fields.text("q", 0, 1_000);
        check(fields, q);
        var sort = fields.parsed("sort", Sort::parse);
        var order = fields.parsed("order", Direction::parse);
        var position = fields.parsed("position", Position::parse);
        if (whole) {
            fields.required("name", name);
        }
        fields.check();
        return new QueryDraft(
                Objects.requireNonNullElse(name, base.name),
                fields.or("q", q, base.q, DEFAULTS.q),
                fields.or("sort", sort, base.sort, DEFAULTS.sort),
                fields.or("order", order, base.order, DEFAULTS.order),
                position == null ? base.position : position);
    }
}
