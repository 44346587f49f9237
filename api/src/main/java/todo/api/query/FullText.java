package todo.api.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of a tree that the index of words answers: texts, tags, and what joins them. */
final class FullText {

    private FullText() {}

    /**
     * @return whether that index answers all of it
     */
    static boolean covers(Node node) {
        return switch (node) {
            case Node.Text(var text, var _) -> TextNormalizer.searchable(text);
            case Node.Tag _ -> true;
            case Node.Not(var inner) -> covers(inner);
            case Node.All(var nodes) -> nodes.stream().allMatch(FullText::covers);
            case Node.Any(var nodes) -> nodes.stream().allMatch(FullText::covers);
            case Node.Everything _,
                    Node.InList _,
                    Node.OfPriority _,
                    Node.Is _,
                    Node.Lacks _,
                    Node.Dated _ ->
                    false;
        };
    }

    /**
     * @param node one that is covered
     * @return what the column of words is asked: of type tsquery, each word the owner's
     */
    static Expression question(UUID owner, Node node) {
        var sql = new StringBuilder("owned(?, ");
        var parameters = new ArrayList<Object>(List.of(owner));
        write(node, sql, parameters);
        return new Expression(sql.append(")").toString(), parameters);
    }

    /**
     * How well a task answers the words that it may contain: in the title better than in the
     * description (where they count a twentieth), and together better than scattered.
     *
     * @see <a
     *     href="https://www.postgresql.org/docs/current/textsearch-controls.html">ts_rank_cd</a>
     */
    static Expression rank(UUID owner, Node node) {
        var wanted = wanted(node);
        if (wanted == null) {
            return new Expression("0::real", List.of());
        }
        var question = question(owner, wanted);
        return new Expression(
                "ts_rank_cd('{0, 0, 0.05, 1}', search, " + question.sql() + ")",
                question.parameters());
    }

    /**
     * @return the texts that a task may contain to be found, joined as they were; null where there
     *     are none
     */
    private static @Nullable Node wanted(Node node) {
        return switch (node) {
            case Node.Text(var text, var _) -> TextNormalizer.searchable(text) ? node : null;
            case Node.All(var nodes) -> wanted(nodes, Node.All::new);
            case Node.Any(var nodes) -> wanted(nodes, Node.Any::new);
            case Node.Everything _,
                    Node.Not _,
                    Node.Tag _,
                    Node.InList _,
                    Node.OfPriority _,
                    Node.Is _,
                    Node.Lacks _,
                    Node.Dated _ ->
                    null;
        };
    }

    private static @Nullable Node wanted(List<Node> nodes, Function<List<Node>, Node> join) {
        var wanted = nodes.stream().map(FullText::wanted).filter(Objects::nonNull).toList();
        return wanted.isEmpty()
                ? null
                : wanted.size() == 1 ? wanted.getFirst() : join.apply(wanted);
    }

    private static void write(Node node, StringBuilder sql, List<Object> parameters) {
        switch (node) {
            case Node.Text(var text, var prefix) -> {
                sql.append("to_tsquery('simple', ?)");
                parameters.add(TextNormalizer.tsquery(text, prefix));
            }
            case Node.Tag(var name) -> {
                sql.append("?::tsquery");
                parameters.add(TextNormalizer.tag(name));
            }
            case Node.Not(var inner) -> {
                sql.append("!! ");
                write(inner, sql, parameters);
            }
            case Node.All(var nodes) -> join(nodes, " && ", sql, parameters);
            case Node.Any(var nodes) -> join(nodes, " || ", sql, parameters);
            case Node.Everything _,
                    Node.InList _,
                    Node.OfPriority _,
                    Node.Is _,
                    Node.Lacks _,
                    Node.Dated _ ->
                    throw new IllegalArgumentException("no text: " + node);
        }
    }

    private static void join(
            List<Node> nodes, String operator, StringBuilder sql, List<Object> parameters) {
        var before = "(";
        for (var node : nodes) {
            sql.append(before);
            write(node, sql, parameters);
            before = operator;
        }
        sql.append(")");
    }
}
