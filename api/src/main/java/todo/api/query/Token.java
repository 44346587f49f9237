package todo.api.query;

import org.jspecify.annotations.Nullable;

/**
 * A token of a query.
 *
 * @param start index of its first character, in code points from 0
 * @param head the unquoted text: a whole word, or the prefix of a quoted text, such as {@code
 *     list:} or {@code #}; empty if the quoted text stands alone
 * @param quoted null if nothing is quoted
 * @param starred whether an asterisk follows
 * @param unfinished whether the user may still be typing it: the query ends with this word, and no
 *     punctuation ends the word
 */
record Token(
        TokenKind kind,
        int start,
        String head,
        @Nullable String quoted,
        boolean starred,
        boolean unfinished) {

    enum TokenKind {
        OPEN,
        CLOSE,
        MINUS,
        OR,
        TERM
    }

    static Token symbol(TokenKind kind, int start) {
        return new Token(kind, start, "", null, false, false);
    }
}
