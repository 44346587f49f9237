package todo.api.chat.builtin;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "I finished the report", "tick off milk", "reopen it", "I'm working on the slides". */
final class Completing {

    private static final Wording DONE =
            Wording.of(
                    "(tick|check|cross|strike|take) {tasks} (off|out) [of] [my|the|this] [list|todo list|to-do list|todos]",
                    "(tick|check|cross|strike) {tasks} (off|out)",
                    "(complete|finish|close|tick off|check off|cross off|cross out|strike off|strike out|tick|check|resolve|wrap up):? {tasks}",
                    "(mark|set|put|flag|check) {tasks} [as|to|to be] (done|complete|completed|finished|closed|ticked off)",
                    "(mark|set) [as] (done|complete|completed|finished|closed):? {tasks}",
                    "(i|i've|i have|ive|i'm|i am|we|we've|we have|we're|just|have) [now|just|already|also|finally|both] [just|already|finally] (finished|done|completed|dealt with|taken care of|took care of|handled|sorted|sorted out|wrapped up|knocked out|checked off|ticked off|closed|through) [with|off] {tasks}",
                    "i did {tasks}",
                    "(done|finished|completed|all done|through|i'm through) [with]:? {tasks}");

    private static final Wording IS_DONE =
            Wording.of(
                    "(?!(?:is|are|was|were|what|which|who|how|when|did|show|list|find|give|tell|any|get|see|count|tasks|everything (?:that|i)|all (?:that|i))\\b){tasks} (is|are|was|were|has been|have been|'s|got) [now|already|all|finally] (done|finished|completed|complete|ticked off|taken care of|dealt with|sorted|handled|over)",
                    "(?!(?:is|are|was|were|what|what's|which|who|how|when|did|show|list|find|give|tell|any|get|see|count|mark|tasks|all|not)\\b){tasks}(?::|,| -)? (done|finished|completed)");

    private static final Wording HAPPENED =
            Wording.of(
                    "(i|i've|i have|ive|we|we've|we have) [just|already|finally|also] {tasks}",
                    "(just|already|finally) {tasks}");

    private static final Wording NOT_DONE =
            Wording.of(
                    "(reopen|re-open|uncomplete|untick|uncheck|unmark|reactivate|un-complete|un-tick) {tasks}",
                    "(mark|set|flag) {tasks} [as|to] (not done|undone|open|incomplete|unfinished|not complete|not completed|not finished|todo|to do|pending|unfinished) [again]",
                    "open {tasks} again",
                    "put {tasks} back (on|onto|in|into) [my|the] list",
                    "{tasks} (is|are|was|were)(n't| not) [really|actually|yet|quite] (done|finished|complete|completed) [yet|after all]",
                    "i (haven't|have not|didn't|did not|never) [actually|really] (finish|finished|complete|completed|do|done|did) {tasks} [yet]",
                    "i (haven't|have not|didn't|did not|never) [actually|really|yet] {tasks} [yet]",
                    "(not done|not finished|i'm not done|i am not done|i'm not finished) with {tasks} [yet]",
                    "undo completing {tasks}");

    private static final Wording STARTED =
            Wording.of(
                    "(i'm|i am|im|we're|currently) [now|currently|already] (working on|doing|busy with) {tasks}",
                    "(i|i've|i have) [just|already] (started|begun|begin|start) [with|on|working on] {tasks}",
                    "(start|begin) [with|working on] {tasks}",
                    "(mark|set) {tasks} [as|to] (in progress|in-progress|started|ongoing)");

    private Completing() {}

    static @Nullable Plan complete(Sentence sentence, Dialogue dialogue) {
        var parts = DONE.match(sentence);
        return parts == null || (sentence.isQuestion() && !isCommand(sentence))
                ? null
                : completing(dialogue, parts.get("tasks"));
    }

    /** "Can you tick off milk?" is a question only by its mark. */
    private static boolean isCommand(Sentence sentence) {
        return !sentence.typed().matches("(?i)(?:have |done|finished|completed|all done|i ).*");
    }

    /** What might as well be the title of a task is tried after everything else. */
    static @Nullable Plan isDone(Sentence sentence, Dialogue dialogue) {
        var parts = IS_DONE.match(sentence);
        return parts == null || sentence.isQuestion()
                ? null
                : completing(dialogue, parts.get("tasks"));
    }

    /** "I bought milk", "called the bank". */
    static @Nullable Plan happened(Sentence sentence, Dialogue dialogue) {
        var parts = HAPPENED.match(sentence);
        var name = parts == null ? sentence.typed() : parts.get("tasks");
        var words = Words.all(name);
        if (sentence.isQuestion() || words.size() < 2) {
            return null;
        }
        if (Words.isPast(words.getFirst())) {
            var rest = name.substring(name.indexOf(' ') + 1);
            return completing(dialogue, TaskFinder.isReference(rest) ? rest : name);
        }
        return Words.isPast(words.getLast())
                ? completingSure(dialogue, PASSIVE.matcher(name).replaceAll(" "))
                : null;
    }

    /** "Rent paid": only if there is such a task. */
    private static Plan completingSure(Dialogue dialogue, String name) {
        return () -> {
            var tasks = new TaskFinder(dialogue).findSure(name, TaskFinder.Scope.OPEN);
            if (tasks.isEmpty()) {
                throw new Showing.Unknown();
            }
            return () -> complete(dialogue, tasks);
        };
    }

    private static final Pattern PASSIVE =
            Pattern.compile(
                    "(?i) (?:has been|have been|is|are|was|were|got|has|have)(?: already| now| just)? (?=[^ ]+$)");

    /** "The suitcase is packed": only if there is such a task. */
    static @Nullable Plan passive(Sentence sentence, Dialogue dialogue) {
        var name = sentence.typed();
        var isStatement =
                PASSIVE.matcher(name).find()
                        && !sentence.isQuestion()
                        && !name.matches(
                                "(?i)(?:what|which|who|how|when|show|list|find|all|any)\\b.*");
        return isStatement && Words.isPast(Words.all(name).getLast())
                ? completingSure(dialogue, PASSIVE.matcher(name).replaceAll(" "))
                : null;
    }

    private static final Wording ALONE =
            Wording.of("(done|all done|finished|i did|i did it|did it|i'm done|all finished)");

    /** "Done", after a task was shown. */
    static @Nullable Plan alone(Sentence sentence, Dialogue dialogue) {
        return ALONE.match(sentence) == null || dialogue.memory().subject().isEmpty()
                ? null
                : completing(dialogue, "it");
    }

    private static Plan completing(Dialogue dialogue, String name) {
        return () -> {
            var tasks = new TaskFinder(dialogue).find(name, TaskFinder.Scope.OPEN);
            return () -> complete(dialogue, tasks);
        };
    }

    private static void complete(Dialogue dialogue, List<TaskItem> tasks)
            throws java.io.IOException {
        var arguments = Dialogue.arguments();
        arguments.set("tasks", TaskFinder.ids(tasks));
        if (dialogue.request().isAgreed()) {
            arguments.put("include_subtasks", true);
        }
        var output = dialogue.call("complete_tasks", arguments);
        if (output.path("error").asText().equals("OPEN_SUBTASKS")) {
            dialogue.say(
                    "%s has open subtasks.\n\n%scomplete them too?"
                            .formatted(tasks.getFirst().quoted(), UserRequest.OFFER));
            return;
        }
        var report = new Report(dialogue);
        report.say(output, "Completed %s.", "Completed %d tasks:");
        report.sayNext(Memory.tasks(output));
    }

    static @Nullable Plan reopen(Sentence sentence, Dialogue dialogue) {
        var parts = NOT_DONE.match(sentence);
        if (parts == null) {
            return null;
        }
        return () -> {
            var tasks = new TaskFinder(dialogue).find(parts.get("tasks"), TaskFinder.Scope.DONE);
            var arguments = Dialogue.arguments();
            arguments.set("tasks", TaskFinder.ids(tasks));
            return () ->
                    new Report(dialogue)
                            .say(
                                    dialogue.call("reopen_tasks", arguments),
                                    "%s is open again.",
                                    "%d tasks are open again:");
        };
    }

    static @Nullable Plan start(Sentence sentence, Dialogue dialogue) {
        var parts = STARTED.match(sentence);
        return parts == null
                ? null
                : TaskChange.of(
                        dialogue,
                        parts.get("tasks"),
                        (_, fields) -> fields.put("status", "in_progress"),
                        "%s is in progress.",
                        "%d tasks are in progress:");
    }
}
