package todo.api.query;

import org.jspecify.annotations.Nullable;

/**
 * The smallest piece of a query.
 *
 * @param at where it begins, in code points from 0
 * @param head what stands unquoted: a whole word, or what a quoted text belongs to, such as {@code
 *     list:} or {@code #}; empty where the quoted text stands alone
 * @param quoted null where nothing is quoted
 * @param starred whether an asterisk says that the word goes on
 * @param unfinished whether it may be half typed: the query ends with it, and it with no
 *     punctuation
 */
record Token(
        Kind kind,
        int at,
        String head,
        @Nullable String quoted,
        boolean starred,
        boolean unfinished) {

    enum Kind {
        OPEN,
        CLOSE,
        MINUS,
        OR,
        TERM
    }

    static Token sign(Kind kind, int at) {
        return new Token(kind, at, "", null, false, false);
    }
}
