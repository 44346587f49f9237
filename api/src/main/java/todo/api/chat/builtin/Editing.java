package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Titles and priorities: "rename X to Y", "make it urgent". */
final class Editing {

    private static final Pattern SEPARATOR = Pattern.compile(",? (?:to|into|as|in) ");

    private Editing() {}

    /** "Change milk to oat milk" is this if it is no date, priority or list. */
    static Intent.@Nullable Plan rename(Wording.Parts parts, Dialogue dialogue) {
        if (!parts.has("change")) {
            return () -> renaming(List.of(parts.get("tasks"), parts.get("title")), dialogue);
        }
        var splits = splits(parts.get("change"));
        return splits.isEmpty()
                ? null
                : () -> {
                    for (var split : splits.size() > 1 ? splits : List.<List<String>>of()) {
                        if (!new TaskLookup(dialogue).same(split.getFirst()).isEmpty()) {
                            return renaming(split, dialogue);
                        }
                    }
                    return renaming(splits.getLast(), dialogue);
                };
    }

    /**
     * @return names and titles; "reply to Ann to reply to Bob" has three, the longest name first
     */
    private static List<List<String>> splits(String change) {
        var splits = new ArrayList<List<String>>();
        var separator = SEPARATOR.matcher(change);
        while (separator.find() && splits.size() < 3) {
            splits.addFirst(
                    List.of(
                            change.substring(0, separator.start()),
                            change.substring(separator.end())));
        }
        return splits;
    }

    private static Intent.Action renaming(List<String> nameAndTitle, Dialogue dialogue)
            throws IOException {
        var title = Sentence.unquoted(nameAndTitle.getLast());
        var task =
                new TaskFinder(dialogue)
                        .find(nameAndTitle.getFirst(), TaskLookup.Scope.OPEN)
                        .getFirst();
        return () ->
                TaskChange.run(
                        dialogue,
                        List.of(task),
                        (_, fields) -> fields.put("title", title),
                        "Renamed " + task.quoted() + " to {}.");
    }

    static Intent.@Nullable Plan prioritise(Wording.Parts parts, Dialogue dialogue) {
        var level = level(parts.small("level"));
        var value = level.substring(0, 1).toUpperCase(Locale.ROOT) + level.substring(1);
        return TaskChange.to("priority", value, "{} now has " + level + " priority.")
                .read(parts, dialogue);
    }

    /**
     * @param word such as "urgent", or the verb "prioritise"
     */
    static String level(String word) {
        return switch (word) {
            case "medium", "normal" -> "medium";
            case "low", "lowest", "unimportant", "low-priority" -> "low";
            default -> "high";
        };
    }
}
