package todo.api.english;

/**
 * What a row of words says.
 *
 * @param next the index of the word after them
 */
public record Parsed<T>(T value, int next, Certainty certainty) {

    public Parsed<T> as(Certainty changed) {
        return new Parsed<>(value, next, changed);
    }
}
