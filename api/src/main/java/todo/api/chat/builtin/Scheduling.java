package todo.api.chat.builtin;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Due dates: "push X to Monday", "postpone it by a week", "the report is due on Friday". */
final class Scheduling {

    private static final Wording TO = Phrases.wording("to");
    private static final Pattern PREPOSITIONS = Phrases.pattern("before a date");
    private static final Pattern TRAILING = Phrases.pattern("after a name");

    /** What follows may be a task that is new. */
    private static final Set<String> ADDING =
            Set.of("schedule", "plan", "do", "book", "is", "are", "'s");

    /** They belong to the title of a task that is new. */
    private static final Set<String> TASK_VERBS = Set.of("do", "book", "plan");

    /** What follows is a request only if there is such a task. */
    private static final Set<String> TELLING =
            Set.of("i'll", "i will", "we'll", "we will", "let me");

    private Scheduling() {}

    static Intent.@Nullable Plan give(Wording.Parts parts, Dialogue dialogue) {
        var move = move(parts.get("tasks"), parts.get("when"), "", dialogue);
        return move == null ? null : moving(move, parts.small("verb"), dialogue);
    }

    static Intent.@Nullable Plan move(Wording.Parts parts, Dialogue dialogue) {
        var verb = Sentence.plain(parts.small("verb"));
        var move = split(parts.get("rest"), verb, dialogue);
        return move == null ? null : moving(move, verb, dialogue);
    }

    static Intent.Plan ask(Wording.Parts parts, Dialogue dialogue) {
        return () -> {
            var tasks = new TaskFinder(dialogue).find(parts.get("tasks"), TaskLookup.Scope.OPEN);
            throw dialogue.end(tasks.getFirst().quoted() + ": \n\n" + UserRequest.WHEN);
        };
    }

    static Intent.Plan later(Wording.Parts parts, Dialogue dialogue) {
        return moving(new TaskMove(parts.get("tasks"), null, DueShift.TOMORROW), "", dialogue);
    }

    /**
     * Moves a task as in "report to friday", or as in "report friday" if that is the whole title.
     *
     * @return whether the sentence is that, and names a task
     */
    static boolean sayMove(Sentence sentence, Dialogue dialogue) throws IOException {
        var move = split(sentence.typed(), "", dialogue);
        var same =
                move == null || move.shift() != null
                        ? List.<TaskItem>of()
                        : new TaskLookup(dialogue).same(move.name());
        if (move != null && same.size() == 1) {
            move.run(same, dialogue);
            return true;
        }
        var parts = TO.match(sentence.typed());
        move = parts == null ? null : move(parts.get("tasks"), parts.get("when"), "", dialogue);
        var tasks =
                move == null
                        ? List.<TaskItem>of()
                        : new TaskFinder(dialogue).findSure(move.name(), TaskLookup.Scope.OPEN);
        if (move != null && !tasks.isEmpty()) {
            move.run(move.current(tasks, dialogue), dialogue);
        }
        return !tasks.isEmpty();
    }

    /** Finds the longest last words that are a date, a time or a distance. */
    private static @Nullable TaskMove split(String rest, String verb, Dialogue dialogue) {
        for (var at = rest.indexOf(' '); at > 0 && at < 300; at = rest.indexOf(' ', at + 1)) {
            var move = move(rest.substring(0, at), rest.substring(at + 1), verb, dialogue);
            if (move != null) {
                return move;
            }
        }
        return null;
    }

    private static @Nullable TaskMove move(
            String head, String tail, String verb, Dialogue dialogue) {
        var name = TRAILING.matcher(head).replaceFirst("");
        var shift = DueShift.read(tail, verb);
        var when = PREPOSITIONS.matcher(tail).replaceFirst("");
        var target = shift == null ? DueTarget.read(when, dialogue) : null;
        return shift == null && target == null ? null : new TaskMove(name, target, shift);
    }

    private static Intent.Plan moving(TaskMove move, String verb, Dialogue dialogue) {
        return () -> {
            var finder = new TaskFinder(dialogue);
            var isNew =
                    (ADDING.contains(verb) || TELLING.contains(verb))
                            && finder.findSure(move.name(), TaskLookup.Scope.OPEN).isEmpty();
            if (isNew && TELLING.contains(verb)) {
                throw new Intent.NotUnderstood();
            }
            if (isNew) {
                var title = (TASK_VERBS.contains(verb) ? verb + " " : "") + move.name();
                return AddedLine.adding(
                        List.of(title + " " + move.newDue(dialogue)), false, dialogue);
            }
            var tasks = move.current(finder.find(move.name(), TaskLookup.Scope.OPEN), dialogue);
            return () -> move.run(tasks, dialogue);
        };
    }
}
