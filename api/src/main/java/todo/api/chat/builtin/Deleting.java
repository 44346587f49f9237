package todo.api.chat.builtin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "Delete the dentist", "get rid of all completed tasks". */
final class Deleting {

    private static final Wording DELETE = Phrases.wording("delete");
    private static final Pattern FROM_LIST =
            Pattern.compile("(?i),? (?:from|off|on|in) (?:the|my) (?:to-?do )?(?:list|tasks)$");

    private Deleting() {}

    static Intent.@Nullable Plan delete(Sentence sentence, Dialogue dialogue) {
        var parts = DELETE.match(sentence);
        if (parts == null) {
            return null;
        }
        var name = FROM_LIST.matcher(parts.get("tasks")).replaceFirst("");
        return () -> {
            var isDone = sentence.typed().matches("(?i).*\\b(?:done|completed|finished)\\b.*");
            var tasks =
                    new TaskFinder(dialogue)
                            .find(name, isDone ? TaskSearch.Scope.DONE : TaskSearch.Scope.OPEN);
            var arguments = Dialogue.arguments();
            arguments.set("tasks", TaskItem.ids(tasks));
            return () -> new Report(dialogue).run("delete_tasks", arguments);
        };
    }
}
