package todo.api.words;

/**
 * What a row of words says.
 *
 * @param next the index of the word after them
 */
public record Found<T>(T value, int next, Certainty certainty) {

    public Found<T> as(Certainty changed) {
        return new Found<>(value, next, changed);
    }
}
