package todo.api.chat.builtin;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;

/** All about one task: "tell me about the dentist", "when is the report due?". */
final class Detail {

    private static final int LONGEST = 1_000;

    private static final Wording NO_TASK = Phrases.wording("no task");

    private Detail() {}

    static Intent.Plan all(Wording.Parts said, Dialogue dialogue) {
        return () -> {
            var tasks = new TaskFinder(dialogue).find(said.get("task"), TaskLookup.Scope.ANY);
            return () -> sayAll(tasks.getFirst(), dialogue);
        };
    }

    static Intent.@Nullable Plan state(Wording.Parts said, Dialogue dialogue) {
        var name = said.get("task");
        if (NO_TASK.matches(name)) {
            return null;
        }
        return () -> {
            var finder = new TaskFinder(dialogue);
            var open = finder.findSure(name, TaskLookup.Scope.OPEN);
            var tasks = open.isEmpty() ? finder.find(name, TaskLookup.Scope.ANY) : open;
            return () -> sayState(tasks, dialogue);
        };
    }

    /** "Did I book a table?", if there is such a task. */
    static Intent.Plan did(Wording.Parts said, Dialogue dialogue) {
        return () -> {
            var tasks = new TaskFinder(dialogue).findSure(said.get("task"), TaskLookup.Scope.ANY);
            if (tasks.isEmpty()) {
                throw new Intent.NotUnderstood();
            }
            return () -> sayState(tasks, dialogue);
        };
    }

    /**
     * Says the state of the task of this name.
     *
     * @return whether there is one
     */
    static boolean saySure(String name, Dialogue dialogue) throws IOException {
        var tasks = new TaskFinder(dialogue).findSure(name, TaskLookup.Scope.OPEN);
        if (!tasks.isEmpty()) {
            sayState(tasks, dialogue);
        }
        return !tasks.isEmpty();
    }

    private static void sayState(List<TaskItem> tasks, Dialogue dialogue) throws IOException {
        if (tasks.size() > 1) {
            dialogue.say(Dialogue.numbered(tasks));
            return;
        }
        var task = tasks.getFirst();
        var isUndated = task.due().isEmpty() && !task.isCompleted();
        var facts = task.facts().isEmpty() ? "" : (isUndated ? ", " : "") + task.facts();
        dialogue.say(task.quoted() + (isUndated ? " has no due date" : " is ") + facts + ".");
    }

    private static void sayAll(TaskItem task, Dialogue dialogue) throws IOException {
        var output = dialogue.call("get_task", Dialogue.arguments().put("task", task.id()));
        if (!Report.isDone(output)) {
            dialogue.say(Report.problem(output));
            return;
        }
        var found = Memory.tasks(output);
        sayState(found.subList(0, 1), dialogue);
        var text = found.getFirst().text("description");
        if (!text.isEmpty()) {
            var isLong = text.length() > LONGEST;
            dialogue.say(
                    "> " + EscapedText.escaped(isLong ? text.substring(0, LONGEST) + "…" : text));
        }
        if (found.size() > 1) {
            dialogue.say("Subtasks:\n\n" + Dialogue.numbered(found.subList(1, found.size())));
        }
    }
}
