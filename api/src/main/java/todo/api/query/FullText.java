package todo.api.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.api.database.Condition;

/** Compiles the subtrees that the full-text index answers: text, tags, and their combinations. */
final class FullText {

    private FullText() {}

    /**
     * @return whether the full-text index answers the whole subtree
     */
    static boolean covers(Node node) {
        return switch (node) {
            case Node.Text(var text, var _) -> TextNormalizer.searchable(text);
            case Node.HasTag _ -> true;
            case Node.Not(var inner) -> covers(inner);
            case Node.All(var nodes) -> nodes.stream().allMatch(FullText::covers);
            case Node.Any(var nodes) -> nodes.stream().allMatch(FullText::covers);
            case Node.Everything _,
                    Node.InList _,
                    Node.HasPriority _,
                    Node.Is _,
                    Node.Lacks _,
                    Node.DateFilter _ ->
                    false;
        };
    }

    /**
     * @param node a subtree that {@link #covers} accepts
     * @return an expression of type tsquery, restricted to the owner's tasks
     */
    static Condition tsquery(UUID owner, Node node) {
        return tsquery(owner, node, "word_query");
    }

    /**
     * @param words the function that makes a tsquery of a text
     */
    private static Condition tsquery(UUID owner, Node node, String words) {
        var sql = new StringBuilder("owned(?, ");
        var parameters = new ArrayList<Object>(List.of(owner));
        write(node, words, sql, parameters);
        return new Condition(sql.append(")").toString(), parameters);
    }

    /**
     * Ranks a task by its matching words. A match in the title weighs 20 times one in the
     * description, adjacent words rank above scattered ones, and a task that has all words exactly
     * as they are written ranks 10 times as high as one that has them without their accents.
     *
     * @return an expression of type real; 0 if the query has no text
     * @see <a
     *     href="https://www.postgresql.org/docs/current/textsearch-controls.html">ts_rank_cd</a>
     */
    static Condition rank(UUID owner, Node node) {
        var positive = positive(node);
        if (positive == null) {
            return new Condition("0::real", List.of());
        }
        var matching = tsquery(owner, positive);
        var exact = tsquery(owner, positive, "exact_query");
        var parameters = new ArrayList<Object>(matching.parameters());
        parameters.addAll(exact.parameters());
        return new Condition(
                "ts_rank_cd('{0.03, 0.6, 0.05, 1}', search, %s) * (case when search @@ %s then 10 else 1 end)::real"
                        .formatted(matching.sql(), exact.sql()),
                parameters);
    }

    /**
     * @return the text nodes that are not negated, combined as in the query; null if there are none
     */
    private static @Nullable Node positive(Node node) {
        return switch (node) {
            case Node.Text(var text, var _) -> TextNormalizer.searchable(text) ? node : null;
            case Node.All(var nodes) -> positive(nodes, Node.All::new);
            case Node.Any(var nodes) -> positive(nodes, Node.Any::new);
            case Node.Everything _,
                    Node.Not _,
                    Node.HasTag _,
                    Node.InList _,
                    Node.HasPriority _,
                    Node.Is _,
                    Node.Lacks _,
                    Node.DateFilter _ ->
                    null;
        };
    }

    private static @Nullable Node positive(List<Node> nodes, Function<List<Node>, Node> join) {
        var positive = nodes.stream().map(FullText::positive).filter(Objects::nonNull).toList();
        return positive.isEmpty()
                ? null
                : positive.size() == 1 ? positive.getFirst() : join.apply(positive);
    }

    private static void write(Node node, String words, StringBuilder sql, List<Object> parameters) {
        switch (node) {
            case Node.Text(var text, var prefix) -> {
                sql.append(words).append("(?, ?)");
                parameters.add(text);
                parameters.add(prefix);
            }
            case Node.HasTag(var name) -> {
                sql.append("?::tsquery");
                parameters.add(TextNormalizer.tag(name));
            }
            case Node.Not(var inner) -> {
                sql.append("!! ");
                write(inner, words, sql, parameters);
            }
            case Node.All(var nodes) -> join(nodes, " && ", words, sql, parameters);
            case Node.Any(var nodes) -> join(nodes, " || ", words, sql, parameters);
            case Node.Everything _,
                    Node.InList _,
                    Node.HasPriority _,
                    Node.Is _,
                    Node.Lacks _,
                    Node.DateFilter _ ->
                    throw new IllegalArgumentException("the full-text index cannot answer " + node);
        }
    }

    private static void join(
            List<Node> nodes,
            String operator,
            String words,
            StringBuilder sql,
            List<Object> parameters) {
        var before = "(";
        for (var node : nodes) {
            sql.append(before);
            write(node, words, sql, parameters);
            before = operator;
        }
        sql.append(")");
    }
}
