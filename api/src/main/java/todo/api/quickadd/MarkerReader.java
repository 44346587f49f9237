package todo.api.quickadd;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.Name;
import todo.api.task.Priority;
import todo.api.task.Tags;

/** Parses marked words: {@code !high}, {@code #tag}, {@code list:Home}. */
final class MarkerReader {

    /** A tag contains a letter, unlike "issue #42". */
    private static final Pattern TAG =
            Pattern.compile(
                    "#((?=[^\\s]*\\p{L})[\\p{L}\\p{M}\\p{N}_/-]{1,%d})"
                            .formatted(Tags.NAME.most()));

    private static final Pattern LIST =
            Pattern.compile(
                    "list:(?:\"([^\"]{1,%1$d})\"|([\\p{L}\\p{M}\\p{N}_/-]{1,%1$d}))"
                            .formatted(Name.RULE.most()),
                    Pattern.CASE_INSENSITIVE);

    private MarkerReader() {}

    /**
     * @param written the word as typed, without trailing punctuation
     * @return null for an unmarked word
     */
    static Match.@Nullable Meaning read(String written) {
        return meaning(Normalizer.normalize(written, Normalizer.Form.NFC));
    }

    private static Match.@Nullable Meaning meaning(String written) {
        var priority = priority(written);
        if (priority != null) {
            return new Match.PriorityMark(priority);
        }
        var tag = TAG.matcher(written);
        if (tag.matches()) {
            return new Match.TagMark(tag.group(1));
        }
        var list = LIST.matcher(written);
        if (!list.matches()) {
            return null;
        }
        var name = (list.group(1) == null ? list.group(2) : list.group(1)).strip();
        return name.isEmpty() ? null : new Match.ListMark(name);
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
