package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Due dates: "push X to Monday", "postpone it by a week", "the report is due on Friday". */
final class Scheduling {

    private static final Wording MOVE =
            Wording.of(
                    "(?<verb>push back|push out|put off|move back|bring forward|pull forward|move up|move|push|postpone|reschedule|re-schedule|shift|delay|defer|snooze|bump|change|set|put|switch|drag|carry over|carry|make|schedule|plan|do(?! (?:i|you|we|they)\\b)|book|bring|pull) [the] [due date of|due date for|deadline of|deadline for|deadline on|date of|date for|time of|time for] {rest}",
                    "(?<verb>i'll do|i will do|we'll do) {rest}");

    private static final Wording GIVE =
            Wording.of(
                    "(set|add|put) (a|the) (due date|deadline|date) [of] {when} (for|on|to) {tasks}",
                    "give {tasks} (a|the) [due] (date|deadline|due date) [of|on] {when}");

    private static final Wording UNDATED =
            Wording.of(
                    "(reschedule|re-schedule) {tasks}",
                    "(change|set|move) the (due date|deadline|date) (of|for|on) {tasks}");

    private static final Wording IS_DUE =
            Wording.of(
                    "(?!(?:what|what's|which|when|show|list|anything|is|are|how|find|add)\\b){tasks} (is|are|'s) [now|actually] due [on|by|at] {when}",
                    "(?!(?:what|what's|which|when|show|list|anything|is|are|how|find|add|this|that|it)\\b){tasks} (?<verb>is|are|'s) [now|actually] (on|at|for|scheduled for) {when}",
                    "{tasks} (moved|has moved|was moved|got moved|has been moved|is moved|got pushed|was pushed|was postponed|has been postponed) (to|until|till) {when}",
                    "{tasks} (should|needs to|has to|must|can) (be due|be done|be finished|be moved|wait|be|happen|move) [until|till|by|on|at|to] {when}",
                    "the (deadline|due date) (of|for) {tasks} is [now] [on] {when}");

    private static final Wording LATER =
            Wording.of(
                    "(postpone|snooze|delay|defer|put off|push back|push out|push) {tasks} [a bit|for now|a little|for later]",
                    "not {tasks} today",
                    "(i'll|i will) do {tasks} later");

    private static final Wording CLEAR =
            Wording.of(
                    "(remove|clear|delete|drop|unset|cancel|take away|take) the (due date|deadline|date|due|due time) (of|from|for|on|off) {tasks}",
                    "unschedule {tasks}",
                    "{tasks} (has|needs|should have) no (due date|deadline|date) [anymore|any more]",
                    "{tasks} (doesn't have|does not have|doesn't need) (a|any) (due date|deadline|date) [anymore|any more]",
                    "(make|set) {tasks} (undated|to no date|to someday|someday|to no due date|without a date)");

    private static final Pattern PREPOSITIONS =
            Pattern.compile(
                    "(?i)^(?:(?:to|till|until|for|on|onto|by|at|from|of|over|due|be due|a deadline of|a due date of)(?: |$))+");

    private static final Pattern TRAILING =
            Pattern.compile(
                    "(?i)(?: (?:to|till|until|for|on|onto|by|at|back|out|forward|over|due|to be|up))+$");

    /** They belong to the title of a task that is new. */
    private static final Set<String> TASK_VERBS = Set.of("do", "book", "plan");

    private Scheduling() {}

    /** A name of tasks and where they move to: a target, or a distance. */
    private record Move(String name, @Nullable DueTarget target, @Nullable DueShift shift) {

        String due(TaskItem task, LocalDateTime now) {
            if (target != null) {
                return target.apply(task.due(), now);
            }
            return shift == null ? task.due() : shift.apply(task.due(), now);
        }

        /** A day alone leaves times of day and recurrences as they are. */
        boolean isDayAlone() {
            return target != null && target.time() == null;
        }
    }

    static @Nullable Plan reschedule(Sentence sentence, Dialogue dialogue) {
        for (var wording : List.of(GIVE, IS_DUE)) {
            var stated = wording.match(sentence);
            var move =
                    stated == null
                            ? null
                            : move(stated.get("tasks"), stated.get("when"), "", dialogue);
            if (stated != null && move != null) {
                return moving(move, stated.get("verb"), dialogue);
            }
        }
        var parts = MOVE.match(sentence);
        if (parts == null) {
            return null;
        }
        var verb = parts.get("verb").toLowerCase(Locale.ROOT);
        var move = split(parts.get("rest"), verb, dialogue);
        if (move != null) {
            return moving(move, verb, dialogue);
        }
        var undated = UNDATED.match(sentence);
        if (undated != null) {
            return () -> {
                var task =
                        new TaskFinder(dialogue).find(undated.get("tasks"), TaskFinder.Scope.OPEN);
                throw dialogue.end(task.getFirst().quoted() + ": \n\n" + UserRequest.WHEN);
            };
        }
        var later = LATER.match(sentence);
        return later == null
                ? null
                : moving(new Move(later.get("tasks"), null, DueShift.TOMORROW), "", dialogue);
    }

    /**
     * Moves a task as in "report to friday".
     *
     * @return whether the sentence is that, and names a task
     */
    static boolean sayMove(Sentence sentence, Dialogue dialogue) throws IOException {
        if (sayMoveOfSame(sentence, dialogue)) {
            return true;
        }
        var parts = TO.match(sentence);
        var move = parts == null ? null : move(parts.get("tasks"), parts.get("when"), "", dialogue);
        var tasks =
                move == null
                        ? List.<TaskItem>of()
                        : new TaskFinder(dialogue).findSure(move.name, TaskFinder.Scope.OPEN);
        if (move != null && !tasks.isEmpty()) {
            run(move, move.isDayAlone() ? tasks : TaskChange.fresh(dialogue, tasks), dialogue);
        }
        return !tasks.isEmpty();
    }

    /** A line with a date and the very title of an open task moves that task. */
    private static boolean sayMoveOfSame(Sentence sentence, Dialogue dialogue) throws IOException {
        var move = split(sentence.typed(), "", dialogue);
        var same =
                move == null ? List.<TaskItem>of() : new TaskFinder(dialogue).findSame(move.name);
        if (move == null || move.shift != null || same.size() != 1) {
            return false;
        }
        run(move, same, dialogue);
        return true;
    }

    private static final Wording TO = Wording.of("{tasks} (to|until|till) {when}");

    /** Finds the longest last words that are a date, a time or a distance. */
    private static @Nullable Move split(String rest, String verb, Dialogue dialogue) {
        for (var at = rest.indexOf(' '); at > 0 && at < 300; at = rest.indexOf(' ', at + 1)) {
            var move = move(rest.substring(0, at), rest.substring(at + 1), verb, dialogue);
            if (move != null) {
                return move;
            }
        }
        return null;
    }

    private static @Nullable Move move(String head, String tail, String verb, Dialogue dialogue) {
        var name = TRAILING.matcher(head).replaceFirst("");
        var shift = DueShift.read(tail, verb);
        if (shift != null) {
            return new Move(name, null, shift);
        }
        var when = PREPOSITIONS.matcher(tail).replaceFirst("");
        var target = when.isEmpty() ? null : DueTarget.read(when, dialogue.now(), dialogue.zone());
        return target == null ? null : new Move(name, target, null);
    }

    private static Plan moving(Move move, String verb, Dialogue dialogue) {
        return () -> {
            var finder = new TaskFinder(dialogue);
            if (List.of("schedule", "plan", "do", "book", "i'll do", "i will do", "is", "are", "'s")
                    .contains(verb)) {
                var sure = finder.findSure(move.name, TaskFinder.Scope.OPEN);
                if (sure.isEmpty()) {
                    var due =
                            new DueTarget(null, null).equals(move.target)
                                    ? ""
                                    : " " + target(move, dialogue);
                    return Adding.adding(
                            List.of(
                                    (TASK_VERBS.contains(verb) ? verb + " " : "")
                                            + move.name
                                            + due),
                            dialogue);
                }
            }
            var found = finder.find(move.name, TaskFinder.Scope.OPEN);
            var tasks = move.isDayAlone() ? found : TaskChange.fresh(dialogue, found);
            return () -> run(move, tasks, dialogue);
        };
    }

    /** The date of a task that is new, in the grammar of lines. */
    private static String target(Move move, Dialogue dialogue) {
        var due = move.target == null ? "" : move.target.apply("", dialogue.present());
        return due.replace("T", " ");
    }

    private static void run(Move move, List<TaskItem> tasks, Dialogue dialogue) throws IOException {
        var now = dialogue.present();
        if (move.isDayAlone()) {
            var arguments =
                    Dialogue.arguments()
                            .put("day", move.due(tasks.getFirst(), now).substring(0, 10));
            arguments.set("tasks", TaskFinder.ids(tasks));
            say(dialogue.call("reschedule_tasks", arguments), dialogue);
            return;
        }
        var arguments = Dialogue.arguments();
        var updates = arguments.putArray("updates");
        for (var task : tasks) {
            updates.addObject().put("task", task.id()).put("due_date", move.due(task, now));
        }
        say(dialogue.call("update_tasks", arguments), dialogue);
    }

    private static void say(ObjectNode output, Dialogue dialogue) throws IOException {
        var tasks = Memory.tasks(output);
        var due = tasks.size() == 1 ? tasks.getFirst().dueWords() : "";
        new Report(dialogue).say(output, "%s is now due " + due + ".", "Moved %d tasks:");
    }

    static @Nullable Plan unschedule(Sentence sentence, Dialogue dialogue) {
        var parts = CLEAR.match(sentence);
        return parts == null
                ? null
                : TaskChange.of(
                        dialogue,
                        parts.get("tasks"),
                        (_, fields) -> fields.put("due_date", "remove"),
                        "%s has no due date now.",
                        "%d tasks have no due date now:");
    }
}
