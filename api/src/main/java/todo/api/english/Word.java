package todo.api.english;

/**
 * A run of characters between blanks.
 *
 * @param text in small letters, without the punctuation after it
 * @param mark that punctuation: a comma, semicolon or full stop, or exclamation and question marks;
 *     empty where there is none
 * @param start index of its first character
 * @param end index after its last one, the mark included
 */
public record Word(String text, String mark, int start, int end) {

    /** What is read beyond the last word. */
    static final Word NONE = new Word("", "", 0, 0);
}
