package todo.api.english;

/**
 * A run of characters between blanks.
 *
 * @param text in lower case, without trailing punctuation
 * @param punctuation one comma, semicolon, full stop or dash, or any exclamation and question
 *     marks; empty if there is none
 * @param start index of the first character
 * @param end index after the last character, including the punctuation
 */
public record Word(String text, String punctuation, int start, int end) {

    /** Stands for every index outside the sequence. */
    static final Word NONE = new Word("", "", 0, 0);
}
