package todo.api.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A recursive-descent parser with one method for each rule of the grammar. Used once, by one
 * thread.
 */
final class QueryParser {

    private static final int MAX_TERMS = 100;
    private static final int MAX_DEPTH = 20;

    private final List<Token> tokens;
    private final boolean typing;
    private int next;
    private int terms;

    private QueryParser(List<Token> tokens, boolean typing) {
        this.tokens = tokens;
        this.typing = typing;
    }

    /**
     * @param typing whether the last word matches as a prefix
     * @throws QuerySyntaxException if it breaks the grammar
     */
    static Node parse(String text, boolean typing) {
        var parser = new QueryParser(QueryLexer.read(text), typing);
        if (parser.tokens.isEmpty()) {
            return new Node.Everything();
        }
        var node = parser.any(0);
        if (parser.next < parser.tokens.size()) {
            throw new QuerySyntaxException(
                    parser.tokens.get(parser.next).start(), "This ) has no matching (.");
        }
        return node;
    }

    private Node any(int depth) {
        var nodes = new ArrayList<Node>();
        nodes.add(all(depth));
        while (is(Token.TokenKind.OR)) {
            next++;
            nodes.add(all(depth));
        }
        return joined(nodes, Node.Any.class, Node.Any::nodes, Node.Any::new);
    }

    private Node all(int depth) {
        var nodes = new ArrayList<Node>();
        while (is(Token.TokenKind.TERM) || is(Token.TokenKind.OPEN) || is(Token.TokenKind.MINUS)) {
            nodes.add(signed(depth));
        }
        if (nodes.isEmpty()) {
            throw new QuerySyntaxException(here().start(), missing());
        }
        return joined(nodes, Node.All.class, Node.All::nodes, Node.All::new);
    }

    private String missing() {
        return is(Token.TokenKind.OR)
                ? "Write a word or a filter before this “or”."
                : is(Token.TokenKind.CLOSE)
                        ? "Write a word or a filter before this )."
                        : "Write a word or a filter after this.";
    }

    /** A single node needs no wrapper, and nested nodes of the same kind are flattened. */
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
        while (is(Token.TokenKind.MINUS)) {
            var minus = tokens.get(next++);
            if (next == tokens.size()
                    || here().start() != minus.start() + 1
                    || is(Token.TokenKind.OR)
                    || is(Token.TokenKind.CLOSE)) {
                throw new QuerySyntaxException(
                        minus.start(),
                        "Write the unwanted word or filter right after the -, or put the - in quotes.");
            }
            negated = !negated;
            signed = true;
        }
        var node = is(Token.TokenKind.OPEN) ? group(depth) : term(tokens.get(next++), signed);
        return negated ? not(node) : node;
    }

    private static Node not(Node node) {
        return node instanceof Node.Not(var inner) ? inner : new Node.Not(node);
    }

    private Node group(int depth) {
        var open = tokens.get(next++);
        if (depth == MAX_DEPTH) {
            throw new QuerySyntaxException(
                    open.start(), "Parentheses can be nested at most " + MAX_DEPTH + " deep.");
        }
        if (next == tokens.size()) {
            throw new QuerySyntaxException(open.start(), "Write a word or a filter after this (.");
        }
        var node = any(depth + 1);
        if (!is(Token.TokenKind.CLOSE)) {
            throw new QuerySyntaxException(open.start(), "This ( has no matching ).");
        }
        next++;
        return node;
    }

    private Node term(Token token, boolean signed) {
        if (++terms > MAX_TERMS) {
            throw new QuerySyntaxException(
                    token.start(), "A search can have at most " + MAX_TERMS + " terms.");
        }
        var filter = FilterParser.read(token);
        return filter != null ? filter : text(token, signed);
    }

    /**
     * @param signed whether a minus precedes it: an excluded word never matches as a prefix
     */
    private Node text(Token token, boolean signed) {
        if (token.quoted() != null) {
            return new Node.Text(
                    token.quoted(), token.starred() && TextNormalizer.searchable(token.quoted()));
        }
        var prefix = token.starred() || (typing && token.unfinished() && !signed);
        return new Node.Text(token.head(), prefix && TextNormalizer.searchable(token.head()));
    }

    private boolean is(Token.TokenKind kind) {
        return next < tokens.size() && tokens.get(next).kind() == kind;
    }

    /**
     * @return the next token, or the last one at the end
     */
    private Token here() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }
}
