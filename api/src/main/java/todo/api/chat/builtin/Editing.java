package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Titles and priorities: "rename X to Y", "make it urgent". */
final class Editing {

    private static final Wording RENAME = Phrases.wording("rename");
    private static final Pattern CHANGE = Pattern.compile("(?i)change .+ (?:to|into) .+");
    private static final Pattern SEPARATOR = Pattern.compile(",? (?:to|into|as|in) ");
    private static final Wording PRIORITY = Phrases.wording("priority");

    /** Wordings that tell the priority without naming it. */
    private static final Map<Wording, String> PRIORITIES = new LinkedHashMap<>();

    static {
        PRIORITIES.put(Phrases.wording("no priority"), "medium");
        PRIORITIES.put(Phrases.wording("low priority"), "low");
    }

    private Editing() {}

    static Intent.@Nullable Plan rename(Sentence sentence, Dialogue dialogue) {
        var parts = RENAME.match(sentence);
        if (parts == null) {
            return null;
        }
        if (parts.get("change").isEmpty()) {
            return () -> renaming(List.of(parts.get("tasks"), parts.get("title")), dialogue);
        }
        var splits = splits(parts.get("change"));
        if (splits.isEmpty()) {
            return null;
        }
        return () -> {
            for (var split : splits.size() > 1 ? splits : List.<List<String>>of()) {
                if (!new TaskFinder(dialogue).findSame(split.getFirst()).isEmpty()) {
                    return renaming(split, dialogue);
                }
            }
            return renaming(splits.getLast(), dialogue);
        };
    }

    /** "Change milk to oat milk", which is no date, priority or list. */
    static Intent.@Nullable Plan change(Sentence sentence, Dialogue dialogue) {
        var typed = sentence.typed();
        return CHANGE.matcher(typed).matches()
                ? rename(Sentence.of("rename" + typed.substring(6)), dialogue)
                : null;
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
                        .find(nameAndTitle.getFirst(), TaskSearch.Scope.OPEN)
                        .getFirst();
        return () ->
                TaskChange.run(
                        dialogue,
                        List.of(task),
                        (_, fields) -> fields.put("title", title),
                        "Renamed " + task.quoted() + " to {}.");
    }

    static Intent.@Nullable Plan prioritise(Sentence sentence, Dialogue dialogue) {
        for (var known : PRIORITIES.entrySet()) {
            var parts = known.getKey().match(sentence);
            if (parts != null) {
                return prioritising(parts.get("tasks"), known.getValue(), dialogue);
            }
        }
        var parts = PRIORITY.match(sentence);
        return parts == null || (sentence.isQuestion() && sentence.typed().matches("(?i)is .*"))
                ? null
                : prioritising(parts.get("tasks"), level(parts.small("level")), dialogue);
    }

    private static Intent.Plan prioritising(String name, String level, Dialogue dialogue) {
        var value = level.substring(0, 1).toUpperCase(Locale.ROOT) + level.substring(1);
        return TaskChange.of(
                dialogue,
                name,
                (_, fields) -> fields.put("priority", value),
                "{} now has " + level + " priority.");
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
