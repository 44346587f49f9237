package todo.json;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the member that was meant by a misspelt one. */
final class Misspelling {

    /** Of a name that is compared. */
    private static final int MOST_CHARACTERS = 50;

    private Misspelling() {}

    /**
     * @return the one of the {@code known} names that is like {@code name}; empty if there is none
     */
    static Optional<String> of(String name, Set<String> known) {
        return name.length() > MOST_CHARACTERS
                ? Optional.empty()
                : known.stream().filter(other -> isLike(letters(name), letters(other))).findFirst();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** "dueDate", "due", "date" and "priorty". */
    private static boolean isLike(String one, String other) {
        var shorter = Math.min(one.length(), other.length());
        return shorter >= 3
                && (one.startsWith(other)
                        || other.startsWith(one)
                        || other.endsWith(one)
                        || edits(one, other) <= (shorter < 5 ? 1 : 2));
    }

    /** Levenshtein's distance, row by row; two letters in the wrong order are two edits. */
    private static int edits(String one, String other) {
        var before = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[other.length()];
    }
}
