package todo.api.chat.builtin;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "I finished the report", "tick off milk", "reopen it", "I'm working on the slides". */
final class Completing {

    private static final Wording COMPLETE = Phrases.wording("complete");
    private static final Wording IS_DONE = Phrases.wording("is done");
    private static final Wording HAPPENED = Phrases.wording("happened");
    private static final Wording DONE = Phrases.wording("done");
    private static final Wording REOPEN = Phrases.wording("reopen");
    private static final Wording START = Phrases.wording("start");
    private static final Pattern PASSIVE = Phrases.pattern("passive");
    private static final Pattern PARTICLE = Pattern.compile("(?i) (?:out|up|off|in|down|away)$");
    private static final Pattern STATEMENT =
            Pattern.compile("(?i)(?:have |done|finished|completed|all done|i ).*");
    private static final Pattern QUESTION =
            Pattern.compile("(?i)(?:what|which|who|how|when|show|list|find|all|any)\\b.*");

    private Completing() {}

    /** "Can you tick off milk?" is a question only by its mark. */
    static Intent.@Nullable Plan complete(Sentence sentence, Dialogue dialogue) {
        var parts = COMPLETE.match(sentence);
        return parts == null
                        || (sentence.isQuestion() && STATEMENT.matcher(sentence.typed()).matches())
                ? null
                : completing(dialogue, parts.get("tasks"));
    }

    /** What might as well be the title of a task is tried after everything else. */
    static Intent.@Nullable Plan isDone(Sentence sentence, Dialogue dialogue) {
        var parts = IS_DONE.match(sentence);
        return parts == null || sentence.isQuestion()
                ? null
                : completing(dialogue, parts.get("tasks"));
    }

    /** "I bought milk", "called the bank", "rent paid". */
    static Intent.@Nullable Plan happened(Sentence sentence, Dialogue dialogue) {
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
        return endsInPast(name) ? completingSure(dialogue, name) : null;
    }

    /** "The suitcase is packed". */
    static Intent.@Nullable Plan passive(Sentence sentence, Dialogue dialogue) {
        var name = sentence.typed();
        return PASSIVE.matcher(name).find()
                        && !sentence.isQuestion()
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
    static Intent.@Nullable Plan alone(Sentence sentence, Dialogue dialogue) {
        return !DONE.matches(sentence) || dialogue.memory().subject().isEmpty()
                ? null
                : completing(dialogue, "it");
    }

    private static Intent.Plan completing(Dialogue dialogue, String name) {
        return () -> {
            var tasks = new TaskFinder(dialogue).find(name, TaskSearch.Scope.OPEN);
            return () -> complete(dialogue, tasks);
        };
    }

    /** Only if there is such a task. */
    private static Intent.Plan completingSure(Dialogue dialogue, String name) {
        return () -> {
            var bare = PASSIVE.matcher(name).replaceAll(" ");
            var tasks = new TaskFinder(dialogue).findSure(bare, TaskSearch.Scope.OPEN);
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

    static Intent.@Nullable Plan reopen(Sentence sentence, Dialogue dialogue) {
        var parts = REOPEN.match(sentence);
        if (parts == null) {
            return null;
        }
        return () -> {
            var tasks = new TaskFinder(dialogue).find(parts.get("tasks"), TaskSearch.Scope.DONE);
            var arguments = Dialogue.arguments();
            arguments.set("tasks", TaskItem.ids(tasks));
            return () -> new Report(dialogue).run("reopen_tasks", arguments);
        };
    }

    static Intent.@Nullable Plan start(Sentence sentence, Dialogue dialogue) {
        var parts = START.match(sentence);
        return parts == null
                ? null
                : TaskChange.of(
                        dialogue,
                        parts.get("tasks"),
                        (_, fields) -> fields.put("status", "in_progress"),
                        "{} is in progress.");
    }
}
