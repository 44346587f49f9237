package todo.api.ordering;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * The sort keys of tasks and lists: texts of 0–9 and a–z, compared bytewise. Another one always
 * fits between two of them, so that moving one thing changes no other.
 *
 * @see <a href="https://www.figma.com/blog/realtime-editing-of-ordered-sequences/">fractional
 *     indexing</a>
 */
public final class Position {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private static final int LONGEST = 1_000;

    /** How many digits finer than the room there is a step is: 36² things fit into it. */
    private static final int FINER = 2;

    /** A key never ends in the lowest digit: below 10 there would be no room above 1. */
    private static final Pattern KEY =
            Pattern.compile("[0-9a-z]{0,%d}[1-9a-z]".formatted(LONGEST - 1));

    private static final Pattern TRAILING = Pattern.compile("0+$");

    private Position() {}

    /**
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static String parse(String text) {
        if (!KEY.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "This has to be 1 to %d of the characters 0–9 and a–z, the last of them not 0."
                            .formatted(LONGEST));
        }
        return text;
    }

    /**
     * @param id of version 7
     * @return a position after all that were made before
     */
    public static String last(UUID id) {
        // The time, and enough random digits to be unique.
        var text = id.toString().replace("-", "");
        return text.substring(0, 12) + text.substring(13, 16) + text.substring(17, 23) + "i";
    }

    /**
     * @param high above {@code low}
     * @return the shortest position in the middle between {@code low} and {@code high}
     * @throws Failure.Conflict if it would be longer than the limit
     */
    public static String between(String low, String high) {
        var key = new StringBuilder();
        var below = false; // as soon as the key is, whatever follows
        for (var i = 0; ; i++) {
            var from = digit(low, i);
            var to = below ? DIGITS.length() : digit(high, i);
            if (to - from > 1) {
                return bounded(key.append(DIGITS.charAt((from + to) / 2)).toString());
            }
            key.append(DIGITS.charAt(from));
            below |= to > from;
        }
    }

    /**
     * @param high null for the end; above {@code low}
     * @return a position one step above {@code low}; it stays short even after many additions at
     *     the same end
     * @throws Failure.Conflict if it would be longer than the limit
     */
    public static String above(String low, @Nullable String high) {
        for (var length = 1; ; length++) {
            var rough = step(low, length, 1);
            if (rough != null && (high == null || rough.compareTo(high) < 0)) {
                return bounded(key(Objects.requireNonNull(step(low, length + FINER, 1))));
            }
        }
    }

    /**
     * @param low null for the beginning; below {@code high}
     * @return a position one step below {@code high}, in the same way
     * @throws Failure.Conflict if it would be longer than the limit
     */
    public static String below(@Nullable String low, String high) {
        for (var length = 1; ; length++) {
            var rough = step(high, length, -1);
            if (rough != null && (low == null ? !key(rough).isEmpty() : rough.compareTo(low) > 0)) {
                return bounded(key(Objects.requireNonNull(step(high, length + FINER, -1))));
            }
        }
    }

    /**
     * @return the first {@code length} digits as a number, plus {@code by}; null if that overflows
     */
    private static @Nullable String step(String key, int length, int by) {
        var digits = new int[length];
        for (var i = 0; i < length; i++) {
            digits[i] = digit(key, i);
        }
        var i = length - 1;
        for (var wraps = by > 0 ? DIGITS.length() - 1 : 0; i >= 0 && digits[i] == wraps; i--) {
            digits[i] = DIGITS.length() - 1 - wraps;
        }
        if (i < 0) {
            return null;
        }
        digits[i] += by;
        var text = new StringBuilder();
        for (var digit : digits) {
            text.append(DIGITS.charAt(digit));
        }
        return text.toString();
    }

    private static int digit(String key, int i) {
        return i < key.length() ? DIGITS.indexOf(key.charAt(i)) : 0;
    }

    private static String key(String digits) {
        return TRAILING.matcher(digits).replaceAll("");
    }

    private static String bounded(String key) {
        if (key.length() > LONGEST) {
            throw new Failure.Conflict(
                    FailureCode.NO_GAP,
                    "There is no position left between these two. Move one of them first.");
        }
        return key;
    }
}
