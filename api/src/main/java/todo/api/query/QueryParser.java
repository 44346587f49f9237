package todo.api.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a query by recursive descent, one method a rule of its grammar. Used once, by one thread.
 */
final class QueryParser {

    private static final int MOST_TERMS = 100;
    private static final int DEEPEST = 20;

    private final List<Token> tokens;
    private final boolean typing;
    private int next;
    private int terms;

    private QueryParser(List<Token> tokens, boolean typing) {
        this.tokens = tokens;
        this.typing = typing;
    }

    /**
     * @param typing whether the last word may be half typed
     * @throws QuerySyntaxException if it is no query
     */
    static Node parse(String text, boolean typing) {
        var parser = new QueryParser(QueryLexer.read(text), typing);
        if (parser.tokens.isEmpty()) {
            return new Node.Everything();
        }
        var node = parser.any(0);
        if (parser.next < parser.tokens.size()) {
            throw new QuerySyntaxException(
                    parser.tokens.get(parser.next).at(), "no ( is open for this ).");
        }
        return node;
    }

    private Node any(int depth) {
        var nodes = new ArrayList<Node>();
        nodes.add(all(depth));
        while (is(Token.Kind.OR)) {
            next++;
            nodes.add(all(depth));
        }
        return joined(nodes, Node.Any.class, Node.Any::nodes, Node.Any::new);
    }

    private Node all(int depth) {
        var nodes = new ArrayList<Node>();
        while (is(Token.Kind.TERM) || is(Token.Kind.OPEN) || is(Token.Kind.MINUS)) {
            nodes.add(signed(depth));
        }
        if (nodes.isEmpty()) {
            throw new QuerySyntaxException(here().at(), missing());
        }
        return joined(nodes, Node.All.class, Node.All::nodes, Node.All::new);
    }

    private String missing() {
        return is(Token.Kind.OR)
                ? "a word or a filter is expected before this or."
                : is(Token.Kind.CLOSE)
                        ? "a word or a filter is expected before this )."
                        : "a word or a filter is expected after this.";
    }

    /** One node stands for itself, and what is in nodes of the same kind is taken out of them. */
    private static <T extends Node> Node joined(
            List<Node> nodes,
            Class<T> kind,
            Function<T, List<Node>> inside,
            Function<List<Node>, Node> join) {
        if (nodes.size() == 1) {
            return nodes.getFirst();
        }
        return join.apply(
                nodes.stream()
                        .flatMap(node ->
                                kind.isInstance(node)
                                        ? inside.apply(kind.cast(node)).stream()
                                        : List.of(node).stream())
                        .toList());
    }

    private Node signed(int depth) {
        var negated = false;
        var signed = false;
        while (is(Token.Kind.MINUS)) {
            var minus = tokens.get(next++);
            if (next == tokens.size()
                    || here().at() != minus.at() + 1
                    || is(Token.Kind.OR)
                    || is(Token.Kind.CLOSE)) {
                throw new QuerySyntaxException(
                        minus.at(),
                        "what is not wanted is expected right after the -; to find the sign itself,"
                                + " put it into quotes.");
            }
            negated = !negated;
            signed = true;
        }
        var node = is(Token.Kind.OPEN) ? group(depth) : term(tokens.get(next++), signed);
        return negated ? not(node) : node;
    }

    private static Node not(Node node) {
        return node instanceof Node.Not(var inner) ? inner : new Node.Not(node);
    }

    private Node group(int depth) {
        var open = tokens.get(next++);
        if (depth == DEEPEST) {
            throw new QuerySyntaxException(
                    open.at(), "parentheses may be in each other " + DEEPEST + " times at most.");
        }
        if (next == tokens.size()) {
            throw new QuerySyntaxException(
                    open.at(), "a word or a filter is expected after this (.");
        }
        var node = any(depth + 1);
        if (!is(Token.Kind.CLOSE)) {
            throw new QuerySyntaxException(
                    open.at(), "a ) is expected that ends what begins here.");
        }
        next++;
        return node;
    }

    private Node term(Token token, boolean signed) {
        if (++terms > MOST_TERMS) {
            throw new QuerySyntaxException(
                    token.at(), "the query has to end before, for it may have 100 terms.");
        }
        var filter = FilterParser.read(token);
        return filter != null ? filter : text(token, signed);
    }

    /**
     * @param signed what is not wanted is not guessed from its beginning
     */
    private Node text(Token token, boolean signed) {
        if (token.quoted() != null) {
            return new Node.Text(
                    token.quoted(), token.starred() && TextNormalizer.searchable(token.quoted()));
        }
        var prefix = token.starred() || (typing && token.unfinished() && !signed);
        return new Node.Text(token.head(), prefix && TextNormalizer.searchable(token.head()));
    }

    private boolean is(Token.Kind kind) {
        return next < tokens.size() && tokens.get(next).kind() == kind;
    }

    /**
     * @return the next token; the last one where there is none
     */
    private Token here() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }
}
