package todo.api.chat.builtin;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "I finished the report", "tick off milk", "reopen it", "delete the dentist". */
final class Completing {

    private static final Pattern PASSIVE = Phrases.pattern("passive");
    private static final Pattern DONE = Pattern.compile("(?i)\\b(?:done|completed|finished)\\b");
    private static final Pattern FROM_LIST =
            Pattern.compile("(?i),? (?:from|off|on|in) (?:the|my) (?:to-?do )?(?:list|tasks)$");
    private static final Pattern PARTICLE = Pattern.compile("(?i) (?:out|up|off|in|down|away)$");
    private static final Pattern STATEMENT =
            Pattern.compile("(?i)(?:have |done|finished|completed|all done|i ).*");
    private static final Pattern QUESTION =
            Pattern.compile("(?i)(?:what|which|who|how|when|show|list|find|all|any)\\b.*");

    private Completing() {}

    /** "Can you tick off milk?" is a question only by its mark. */
    static Intent.@Nullable Plan complete(Wording.Parts parts, Dialogue dialogue) {
        return parts.sentence().isQuestion() && STATEMENT.matcher(parts.typed()).matches()
                ? null
                : completing(dialogue, parts.get("tasks"));
    }

    /** "I bought milk", "called the bank", "rent paid". */
    static Intent.@Nullable Plan happened(Wording.Parts parts, Dialogue dialogue) {
        var name = parts.get("tasks");
        var words = Words.all(name);
        if (parts.sentence().isQuestion() || words.size() < 2) {
            return null;
        }
        if (Words.isPast(words.getFirst())) {
            var rest = name.substring(name.indexOf(' ') + 1);
            return completing(dialogue, TaskFinder.isReference(rest) ? rest : name);
        }
        return endsInPast(name) ? completingSure(dialogue, name) : null;
    }

    /** "The suitcase is packed". */
    static Intent.@Nullable Plan passive(Wording.Parts parts, Dialogue dialogue) {
        var name = parts.typed();
        return PASSIVE.matcher(name).find()
                        && !parts.sentence().isQuestion()
                        && !QUESTION.matcher(name).matches()
                        && endsInPast(name)
                ? completingSure(dialogue, name)
                : null;
    }

    /** "Rent paid", "form filled out". */
    private static boolean endsInPast(String name) {
        return Words.isPast(Words.all(PARTICLE.matcher(name).replaceFirst("")).getLast());
    }

    /** "Done", after a task was shown. */
    static Intent.@Nullable Plan last(Wording.Parts parts, Dialogue dialogue) {
        return dialogue.memory().subject().isEmpty() ? null : completing(dialogue, "it");
    }

    private static Intent.Plan completing(Dialogue dialogue, String name) {
        return () -> {
            var tasks = new TaskFinder(dialogue).find(name, TaskLookup.Scope.OPEN);
            return () -> complete(dialogue, tasks);
        };
    }

    /** Only if there is such a task. */
    private static Intent.Plan completingSure(Dialogue dialogue, String name) {
        return () -> {
            var bare = PASSIVE.matcher(name).replaceAll(" ");
            var tasks = new TaskFinder(dialogue).findSure(bare, TaskLookup.Scope.OPEN);
            if (tasks.isEmpty()) {
                throw new Intent.NotUnderstood();
            }
            return () -> complete(dialogue, tasks);
        };
    }

    private static void complete(Dialogue dialogue, List<TaskItem> tasks) throws IOException {
        var arguments = Dialogue.arguments();
        arguments.set("tasks", TaskItem.ids(tasks));
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
        report.say(output, "Completed {}.");
        report.sayNext(Memory.tasks(output));
    }

    static Intent.Plan reopen(Wording.Parts parts, Dialogue dialogue) {
        return running("reopen_tasks", parts.get("tasks"), TaskLookup.Scope.DONE, dialogue);
    }

    static Intent.Plan delete(Wording.Parts parts, Dialogue dialogue) {
        var name = FROM_LIST.matcher(parts.get("tasks")).replaceFirst("");
        var scope =
                DONE.matcher(parts.typed()).find() ? TaskLookup.Scope.DONE : TaskLookup.Scope.OPEN;
        return running("delete_tasks", name, scope, dialogue);
    }

    private static Intent.Plan running(
            String tool, String name, TaskLookup.Scope scope, Dialogue dialogue) {
        return () -> {
            var tasks = new TaskFinder(dialogue).find(name, scope);
            var arguments = Dialogue.arguments();
            arguments.set("tasks", TaskItem.ids(tasks));
            return () -> new Report(dialogue).run(tool, arguments);
        };
    }
}
