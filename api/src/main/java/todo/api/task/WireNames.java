package todo.api.task;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a word that stands for one of a few things. */
final class WireNames {

    private WireNames() {}

    /**
     * @throws IllegalArgumentException whose message names the words that there are
     */
    static <E> E parse(E[] values, Function<E, String> word, String text) {
        for (var value : values) {
            if (word.apply(value).equals(text)) {
                return value;
            }
        }
        var words = Arrays.stream(values).map(word).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("This has to be one of " + words + ".");
    }
}
