package todo.api.chat.builtin;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "Delete the dentist", "get rid of all completed tasks". */
final class Deleting {

    private static final Wording DELETE =
            Wording.of(
                    "(delete|remove|erase|trash|get rid of|discard|scrap|drop|bin|throw away|throw out|clear|clear out|clean up|purge|wipe|cancel|kill|eliminate|del|rm):? {tasks}",
                    "i (don't|do not|no longer) need [to] [do] {tasks} [anymore|any more|any longer]",
                    "(forget about|never mind) {tasks}",
                    "(?!(?:what|which)\\b){tasks} (is|are|was|were|got|has been|have been) (cancelled|canceled|called off)",
                    "(take|throw) {tasks} (out|away)");

    private Deleting() {}

    static @Nullable Plan delete(Sentence sentence, Dialogue dialogue) {
        var parts = DELETE.match(sentence);
        if (parts == null) {
            return null;
        }
        var name =
                parts.get("tasks")
                        .replaceFirst(
                                "(?i),? (?:from|off|on|in) (?:the|my) (?:to-?do )?(?:list|tasks)$",
                                "");
        return () -> {
            var scope =
                    sentence.plain().matches("(?i).*\\b(?:done|completed|finished)\\b.*")
                            ? TaskFinder.Scope.DONE
                            : TaskFinder.Scope.OPEN;
            var tasks = new TaskFinder(dialogue).find(name, scope);
            return () -> delete(dialogue, tasks);
        };
    }

    private static void delete(Dialogue dialogue, List<TaskItem> tasks) throws IOException {
        var arguments = Dialogue.arguments();
        arguments.set("tasks", TaskFinder.ids(tasks));
        new Report(dialogue).sayDeleted(dialogue.call("delete_tasks", arguments));
    }
}
