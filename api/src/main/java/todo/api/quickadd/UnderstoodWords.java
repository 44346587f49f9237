package todo.api.quickadd;

/**
 * Words that quick add understood and that do not belong to the title.
 *
 * @param start index of the first character, in UTF-16 units as in Java and JavaScript
 * @param end index after the last character
 * @param text the words as typed
 * @param value their meaning: {@code 2026-12-24}, {@code 09:00}, a rule as in RFC 5545, {@code
 *     High}, a name, minutes; empty for a backslash
 */
public record UnderstoodWords(int start, int end, String text, MatchKind kind, String value) {

    /**
     * @return this; a list becomes a new list
     */
    UnderstoodWords ofNewList() {
        return kind == MatchKind.LIST
                ? new UnderstoodWords(start, end, text, MatchKind.NEW_LIST, value)
                : this;
    }
}
