package todo.api.english;

/**
 * A value parsed from a sequence of words.
 *
 * @param next the index of the word after the parsed ones
 */
public record Parsed<T>(T value, int next, Certainty certainty) {

    public Parsed<T> as(Certainty changed) {
        return new Parsed<>(value, next, changed);
    }
}
