package todo.api.chat.builtin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import todo.api.chat.EscapedText;

/** Tags and notes: "tag milk with shopping", "add a note to the dentist: bring the card". */
final class Tagging {

    private Tagging() {}

    /**
     * @param isAdded whether the tags are added, not removed
     */
    static Intent.Plan tag(Wording.Parts parts, boolean isAdded, Dialogue dialogue) {
        var names = tags(parts.get("tags"));
        var words =
                names.isEmpty() ? "all tags" : EscapedText.escaped("#" + String.join(", #", names));
        return () -> {
            var found = new TaskFinder(dialogue).find(parts.get("tasks"), TaskLookup.Scope.OPEN);
            var tasks = TaskChange.fresh(dialogue, found);
            return () ->
                    TaskChange.run(
                            dialogue,
                            tasks,
                            (task, fields) -> {
                                var tags = new LinkedHashSet<>(task.tags());
                                tags.removeIf(tag ->
                                        names.isEmpty()
                                                || names.stream().anyMatch(tag::equalsIgnoreCase));
                                tags.addAll(isAdded ? names : List.of());
                                tags.forEach(fields.putArray("tags")::add);
                            },
                            isAdded
                                    ? "Tagged {} with " + words + "."
                                    : "Removed " + words + " from {}.");
        };
    }

    private static List<String> tags(String text) {
        return Stream.of(text.split("(?:,| and | |&)+", -1))
                .map(tag -> Sentence.unquoted(tag).replaceFirst("^#", ""))
                .filter(tag -> !tag.isBlank())
                .toList();
    }

    /** Puts a note into the description. */
    static Intent.Plan describe(Wording.Parts parts, Dialogue dialogue) {
        return () -> {
            var found = new TaskFinder(dialogue).find(parts.get("tasks"), TaskLookup.Scope.OPEN);
            var task = TaskChange.fresh(dialogue, found.getFirst());
            var before = task.text("description");
            var note = (before.isEmpty() ? "" : before + "\n\n") + parts.get("note");
            return () ->
                    TaskChange.run(
                            dialogue,
                            List.of(task),
                            (_, fields) -> fields.put("description", note),
                            "Added the note to {}.");
        };
    }
}
