package todo.api.quickadd;

/**
 * Words that are no part of the title.
 *
 * @param start index of their first character, in UTF-16 units as in Java and JavaScript
 * @param end index after their last one
 * @param text the words as they were written
 * @param value what they mean: {@code 2026-12-24}, {@code 09:00}, a rule as in RFC 5545, {@code
 *     High}, a name, minutes; empty for a backslash
 */
public record UnderstoodWords(int start, int end, String text, MatchKind kind, String value) {

    /**
     * @return this, whose list was not there before
     */
    UnderstoodWords ofNewList() {
        return kind == MatchKind.LIST
                ? new UnderstoodWords(start, end, text, MatchKind.NEW_LIST, value)
                : this;
    }
}
