package todo.api.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the text of a query to pieces. Used once, by one thread. */
final class QueryLexer {

    static final int MOST_CHARACTERS = 1000;

    /** What a quoted text may belong to. */
    private static final Pattern HEAD = Pattern.compile("#|!|" + FilterParser.KEY);

    /** What the end of a word consists of, where no punctuation ends it. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]\\z");

    private final int[] text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private QueryLexer(String text) {
        this.text = text.codePoints().toArray();
    }

    /**
     * @throws QuerySyntaxException if it is too long, holds what no task can hold, or leaves a
     *     quote open
     */
    static List<Token> read(String text) {
        var lexer = new QueryLexer(text);
        lexer.check();
        while (lexer.skipSpace()) {
            lexer.tokens.add(lexer.token());
        }
        return lexer.tokens;
    }

    private void check() {
        if (text.length > MOST_CHARACTERS) {
            throw new QuerySyntaxException(
                    MOST_CHARACTERS,
                    "the query has to end before, for it may have "
                            + MOST_CHARACTERS
                            + " characters.");
        }
        for (var i = 0; i < text.length; i++) {
            // U+0000, and half of a surrogate pair: no database takes them.
            if (text[i] == 0 || (text[i] >= 0xd800 && text[i] <= 0xdfff)) {
                throw new QuerySyntaxException(
                        i, "a character is expected that a task can contain.");
            }
        }
    }

    /**
     * @return whether there is more
     */
    private boolean skipSpace() {
        while (next < text.length && space(text[next])) {
            next++;
        }
        return next < text.length;
    }

    private Token token() {
        var at = next;
        return switch (text[at]) {
            case '(' -> sign(Token.Kind.OPEN);
            case ')' -> sign(Token.Kind.CLOSE);
            case '-' -> sign(Token.Kind.MINUS);
            default -> term(at);
        };
    }

    private Token sign(Token.Kind kind) {
        return Token.sign(kind, next++);
    }

    private Token term(int at) {
        var head = unquoted();
        if (next < text.length
                && quote(text[next])
                && (head.isEmpty() || HEAD.matcher(head).matches())) {
            var quoted = quoted();
            var starred = next < text.length && text[next] == '*';
            next += starred ? 1 : 0;
            return new Token(Token.Kind.TERM, at, head, quoted, starred, false);
        }
        return head.equalsIgnoreCase("or")
                ? Token.sign(Token.Kind.OR, at)
                : word(at, head, next == text.length);
    }

    private static Token word(int at, String head, boolean last) {
        var starred = head.length() > 1 && head.endsWith("*");
        var word = starred ? head.substring(0, head.length() - 1) : head;
        var unfinished = last && WORD.matcher(word).find();
        return new Token(Token.Kind.TERM, at, word, null, starred, unfinished);
    }

    private String unquoted() {
        var start = next;
        while (next < text.length
                && !space(text[next])
                && !quote(text[next])
                && text[next] != '('
                && text[next] != ')') {
            next++;
        }
        return new String(text, start, next - start);
    }

    /** A backslash makes a quote, or a backslash, part of the text. */
    private String quoted() {
        var open = next++;
        var inside = new StringBuilder();
        while (next < text.length && !quote(text[next])) {
            if (text[next] == '\\' && next + 1 < text.length && escapable(text[next + 1])) {
                next++;
            }
            inside.appendCodePoint(text[next++]);
        }
        if (next == text.length) {
            throw new QuerySyntaxException(
                    open, "a second quote is expected that ends what begins here.");
        }
        if (inside.toString().isBlank()) {
            throw new QuerySyntaxException(open, "text is expected between the quotes.");
        }
        next++;
        return inside.toString();
    }

    private static boolean escapable(int character) {
        return character == '\\' || quote(character);
    }

    /** Telephones make curly quotes of straight ones. */
    private static boolean quote(int character) {
        return character == '"' || (character >= '\u201c' && character <= '\u201f');
    }

    private static boolean space(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
