package todo.api.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import todo.api.database.Condition;

/**
 * A parsed query, such as {@code #home !high due<friday -is:done "call the bank"}. Relative dates
 * are resolved by {@link #condition}, not when the query is parsed. The language is described in
 * docs/query-language.md. Immutable.
 */
public final class Search {

    private final Node node;

    private Search(Node node) {
        this.node = node;
    }

    /**
     * @param text in NFC, as stored text is; empty matches every task
     * @throws QuerySyntaxException if it breaks the grammar
     */
    public static Search parse(String text) {
        return new Search(QueryParser.parse(text, false));
    }

    /**
     * Parses a query that a person may still be typing: a word at its very end matches as a prefix.
     *
     * @throws QuerySyntaxException if it breaks the grammar
     */
    public static Search typed(String text) {
        return new Search(QueryParser.parse(text, true));
    }

    /**
     * A condition on a row of tasks that is true or false, never null. Callers have to add the
     * condition that the task belongs to {@code owner}.
     *
     * @param owner whose lists and tags the query names
     * @param zone in which days begin
     * @param now the instant that "today" refers to
     */
    public Condition condition(UUID owner, ZoneId zone, Instant now) {
        return new QueryCompiler(owner, zone, now).condition(node);
    }

    /**
     * How well a row of tasks matches the query: an expression of type real, higher is better, and
     * 0 if the query has no words.
     */
    public Condition rank(UUID owner) {
        return FullText.rank(owner, node);
    }

    Node node() {
        return node;
    }
}
