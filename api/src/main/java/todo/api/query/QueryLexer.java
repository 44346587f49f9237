package todo.api.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a query into tokens. Used once, by one thread. */
final class QueryLexer {

    static final int MAX_LENGTH = 1000;

    /** The prefixes that a quoted text may have. */
    private static final Pattern HEAD = Pattern.compile("[#＃!！]|" + FilterParser.KEY);

    /** A word that does not end with punctuation. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]\\z");

    private final int[] text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private QueryLexer(String text) {
        this.text = text.codePoints().toArray();
    }

    /**
     * @throws QuerySyntaxException if it is too long, contains a character that cannot be stored,
     *     or leaves a quote open
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
        if (text.length > MAX_LENGTH) {
            throw new QuerySyntaxException(
                    MAX_LENGTH, "A search can have at most " + MAX_LENGTH + " characters.");
        }
        for (var i = 0; i < text.length; i++) {
            // PostgreSQL stores neither U+0000 nor an unpaired surrogate.
            if (text[i] == 0 || (text[i] >= 0xd800 && text[i] <= 0xdfff)) {
                throw new QuerySyntaxException(i, "Remove this character: no task can contain it.");
            }
        }
    }

    /**
     * @return whether another token follows
     */
    private boolean skipSpace() {
        while (next < text.length && space(text[next])) {
            next++;
        }
        return next < text.length;
    }

    private Token token() {
        var start = next;
        return switch (text[start]) {
            case '(' -> symbol(Token.TokenKind.OPEN);
            case ')' -> symbol(Token.TokenKind.CLOSE);
            case '-' -> symbol(Token.TokenKind.MINUS);
            default -> term(start);
        };
    }

    private Token symbol(Token.TokenKind kind) {
        return Token.symbol(kind, next++);
    }

    private Token term(int start) {
        var head = unquoted();
        if (next < text.length
                && quote(text[next])
                && (head.isEmpty() || HEAD.matcher(head).matches())) {
            var quoted = quoted();
            var starred = next < text.length && text[next] == '*';
            next += starred ? 1 : 0;
            return new Token(Token.TokenKind.TERM, start, head, quoted, starred, false);
        }
        return head.equalsIgnoreCase("or")
                ? Token.symbol(Token.TokenKind.OR, start)
                : word(start, head, next == text.length);
    }

    private static Token word(int start, String head, boolean last) {
        var starred = head.length() > 1 && head.endsWith("*");
        var word = starred ? head.substring(0, head.length() - 1) : head;
        var unfinished = last && WORD.matcher(word).find();
        return new Token(Token.TokenKind.TERM, start, word, null, starred, unfinished);
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

    /** A backslash escapes a quote or a backslash. */
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
            throw new QuerySyntaxException(open, "This quote is not closed. Add a second one.");
        }
        if (inside.toString().isBlank()) {
            throw new QuerySyntaxException(open, "Write some text between the quotes.");
        }
        next++;
        return inside.toString();
    }

    private static boolean escapable(int character) {
        return character == '\\' || quote(character);
    }

    /** Phone keyboards turn straight quotes into curly ones. */
    private static boolean quote(int character) {
        return character == '"' || (character >= '\u201c' && character <= '\u201f');
    }

    private static boolean space(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
