package todo.api.quickadd;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.Name;
import todo.api.english.HalfWidth;
import todo.api.english.QuotationMarks;
import todo.api.task.Priority;
import todo.api.task.Tags;

/** Parses marked words: {@code !high}, {@code #tag}, {@code list:Home}. */
final class MarkerReader {

    /** A tag contains a letter, unlike "issue #42". */
    private static final Pattern TAG =
            Pattern.compile(
                    "(?=[^\\s]*\\p{L})[\\p{L}\\p{M}\\p{N}_/-]{1,%d}".formatted(Tags.NAME.most()));

    private static final String LIST = "list:";

    private static final Pattern LIST_NAME =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}_/-]{1,%d}".formatted(Name.RULE.most()));

    private MarkerReader() {}

    /**
     * @param typed the word without trailing punctuation
     * @return null for an unmarked word
     */
    static Match.@Nullable Meaning read(String typed) {
        var written = Normalizer.normalize(typed, Normalizer.Form.NFC);
        var narrow = HalfWidth.of(written);
        var priority = priority(narrow);
        if (priority != null) {
            return new Match.PriorityMark(priority);
        }
        // Names keep their letters as typed: so they are found again.
        if (narrow.startsWith("#")) {
            var name = written.substring(1);
            return TAG.matcher(name).matches() ? new Match.TagMark(name) : null;
        }
        if (!narrow.regionMatches(true, 0, LIST, 0, LIST.length())) {
            return null;
        }
        var name = listName(written, narrow);
        return name == null || name.isEmpty() ? null : new Match.ListMark(name);
    }

    private static @Nullable String listName(String written, String narrow) {
        var start = LIST.length();
        if (LIST_NAME.matcher(written.substring(start)).matches()) {
            return written.substring(start);
        }
        var end = written.length() - 1;
        if (start > end || QuotationMarks.closing(narrow, start) != end) {
            return null;
        }
        var name = written.substring(start + 1, end).strip();
        return name.length() <= Name.RULE.most() ? name : null;
    }

    private static @Nullable Priority priority(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "!high", "!1" -> Priority.HIGH;
            case "!medium", "!2" -> Priority.MEDIUM;
            case "!low", "!3" -> Priority.LOW;
            default -> null;
        };
    }
}
