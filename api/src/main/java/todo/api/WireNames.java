package todo.api;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parses the names that enumerations have in the API and in the database. */
public final class WireNames {

    private WireNames() {}

    /**
     * @param text in any case
     * @throws IllegalArgumentException with a sentence that lists the words
     */
    public static <E> E parse(E[] values, Function<E, String> word, String text) {
        for (var value : values) {
            if (word.apply(value).equalsIgnoreCase(text)) {
                return value;
            }
        }
        var words = Arrays.stream(values).map(word).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("This has to be one of " + words + ".");
    }
}
