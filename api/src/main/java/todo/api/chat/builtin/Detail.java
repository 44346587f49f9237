package todo.api.chat.builtin;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;

/** All about one task: "tell me about the dentist", "when is the report due?". */
final class Detail {

    private static final Wording ALL =
            Wording.of(
                    "(tell me|show me|show|give me|what do you know|what's known|see|view) [more|all|everything|something|the details|details|info|more info] (about|on|of) (?!my )(?!all ){task}",
                    "[show me|show|give me|what are|see|view|read|read me] (the )?(details|detail|info|information|notes|note|description|subtasks|sub-tasks|steps) (of|for|about|on|in) {task}",
                    "(describe|open|expand|inspect) (?!the list|my |all |tasks|todos|items|to-dos|things|ones|stuff){task}",
                    "what('s| is) {task} about",
                    "(show|show me|open|see|view) (?<task>(?:the )?(?:first|second|third|fourth|fifth|last|[0-9]+|number [0-9]+|#[0-9]+)(?:st|nd|rd|th)?(?: one| task)?|it|that one|this one|that)");

    private static final Wording DUE =
            Wording.of(
                    "(when|when's|what day|what date|which day|by when|till when) (is|are|was|do i have|do i need|must i|should i|have i|do i) [to] [due] {task} [due|planned|scheduled|for|on|happening|again]",
                    "when's {task} [due|planned|scheduled]",
                    "(when is|when's) (the deadline|the due date) (of|for) {task}",
                    "(what's|what is|tell me) the (due date|deadline|date|time|due time) (of|for) {task}",
                    "(what time|at what time) (is|do i have) {task} [due]",
                    "(which|what) list is {task} (in|on)",
                    "(what's|what is) the (priority|status|list) of {task}");

    private static final Wording STATUS =
            Wording.of(
                    "(is|are|was) {task} (done|finished|completed|complete|open|still open|due) [yet|already|today|tomorrow|this week]",
                    "(did i|have i) [already] (finish|finished|complete|completed|do|done|tick off|ticked off) (?!anything|any|something|everything|today|this|yesterday){task} [yet|already]");

    private Detail() {}

    static @Nullable Plan show(Sentence sentence, Dialogue dialogue) {
        var all = ALL.match(sentence);
        if (all != null) {
            return () -> {
                var task = one(all.get("task"), TaskFinder.Scope.ANY, dialogue);
                return () -> sayAll(task, dialogue);
            };
        }
        var due = DUE.match(sentence);
        var parts = due == null ? STATUS.match(sentence) : due;
        if (parts == null
                || parts.get("task")
                        .matches(
                                "(?i)(?:anything|something|everything|my tasks|any.*|there.*|i|all.*|they|next|it|it .*)")) {
            return null;
        }
        var scope = due == null ? TaskFinder.Scope.ANY : TaskFinder.Scope.OPEN;
        return () -> {
            var tasks = new TaskFinder(dialogue).find(parts.get("task"), scope);
            return () -> sayState(tasks, dialogue);
        };
    }

    /**
     * Says the state of the task of this name.
     *
     * @return whether there is one
     */
    static boolean saySure(String name, Dialogue dialogue) throws IOException {
        var tasks = new TaskFinder(dialogue).findSure(name, TaskFinder.Scope.OPEN);
        if (!tasks.isEmpty()) {
            sayState(tasks, dialogue);
        }
        return !tasks.isEmpty();
    }

    private static TaskItem one(String name, TaskFinder.Scope scope, Dialogue dialogue)
            throws IOException {
        return new TaskFinder(dialogue).find(name, scope).getFirst();
    }

    private static void sayState(List<TaskItem> tasks, Dialogue dialogue) throws IOException {
        if (tasks.size() > 1) {
            dialogue.say(Dialogue.numbered(tasks));
            return;
        }
        var task = tasks.getFirst();
        var due = task.due().isEmpty() ? "has no due date" : "is due " + task.dueWords();
        var list = task.list().isEmpty() ? "" : ", in " + EscapedText.quoted(task.list());
        dialogue.say(task.quoted() + " " + (task.isCompleted() ? "is done" : due) + list + ".");
    }

    private static void sayAll(TaskItem task, Dialogue dialogue) throws IOException {
        var output = dialogue.call("get_task", Dialogue.arguments().put("task", task.id()));
        if (!output.path("success").asBoolean()) {
            dialogue.say(Report.problem(output));
            return;
        }
        var found = Memory.tasks(output);
        dialogue.say(found.getFirst().quoted() + ": " + found.getFirst().line());
        var description = output.path("task").path("description").asText();
        if (!description.isEmpty()) {
            var text =
                    description.length() > 1_000
                            ? description.substring(0, 1_000) + "…"
                            : description;
            dialogue.say("> " + EscapedText.escaped(text));
        }
        if (found.size() > 1) {
            dialogue.say("Subtasks:\n\n" + Dialogue.numbered(found.subList(1, found.size())));
        }
    }
}
