package todo.api.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A query as people write it: {@code #home !high due<friday -is:done "call the bank"}. Immutable;
 * what days it means is settled when it is asked, not when it is read. The language is described in
 * docs/query-language.md.
 */
public final class Search {

    private final Node node;

    private Search(Node node) {
        this.node = node;
    }

    /**
     * @param text in NFC, as what is found is kept; empty for everything
     * @throws QuerySyntaxException if it is no query
     */
    public static Search parse(String text) {
        return new Search(QueryParser.parse(text, false));
    }

    /**
     * The same of a query that a person may still be typing: a word at its very end may go on.
     *
     * @throws QuerySyntaxException if it is no query
     */
    public static Search typed(String text) {
        return new Search(QueryParser.parse(text, true));
    }

    /**
     * The condition on a row of tasks, never null. It does not replace the condition that the task
     * is the owner's.
     *
     * @param owner whose tasks and lists are meant
     * @param zone where days begin
     * @param now what "today" is said at
     */
    public Expression condition(UUID owner, ZoneId zone, Instant now) {
        return new QueryCompiler(owner, zone, now).condition(node);
    }

    /**
     * How well a row of tasks answers the query: a real, the higher the better, and 0 for all where
     * the query has no words.
     */
    public Expression rank(UUID owner) {
        return FullText.rank(owner, node);
    }

    Node node() {
        return node;
    }
}
