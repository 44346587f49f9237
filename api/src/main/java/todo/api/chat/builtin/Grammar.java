package todo.api.chat.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All that the assistant understands, and in which order it is tried. */
final class Grammar {

    private static final List<Intent> INTENTS =
            List.of(
                    Undoing::undo,
                    Showing::more,
                    Showing::next,
                    Showing::overview,
                    Showing::count,
                    ListKeeping::read,
                    Completing::alone,
                    Completing::reopen,
                    Completing::start,
                    Repeating::remind,
                    Editing::describe,
                    Editing::tag,
                    Adding::subtask,
                    Adding::add,
                    Detail::show,
                    Completing::complete,
                    Editing::rename,
                    Scheduling::unschedule,
                    Repeating::stop,
                    Repeating::repeat,
                    Editing::prioritise,
                    Scheduling::reschedule,
                    Editing::change,
                    Moving::move,
                    Deleting::delete,
                    Completing::isDone,
                    Completing::passive,
                    Showing::search,
                    Showing::show,
                    Completing::happened);

    /** What a sentence that begins like a question can mean: nothing that changes a task. */
    private static final List<Intent> QUERIES =
            List.of(
                    Showing::more,
                    Showing::next,
                    Showing::overview,
                    Showing::count,
                    ListKeeping::read,
                    Detail::show,
                    Showing::search,
                    Showing::show);

    private static final Pattern QUERY =
            Pattern.compile(
                    "(?i)(?:show|list|display|find|search|what|which|how|where|who|is|are|am|any|anything|do i|do we|did i|did we|tell me)\\b");

    /** Between two requests, wherever the second begins like one. */
    private static final Pattern CLAUSES =
            Pattern.compile(
                    "(?i)(?:[.!?;]+\\s+|,? (?:and )?then |,? and also |\\n+|,? and |, )(?=(?:please |also )?(?:add|create|complete|finish|close|tick|check off|cross|mark|delete|remove|move|push|postpone|reschedule|rename|tag|untag|show|list|reopen|undo|set|make|put|change|remind me|snooze|clear|prioriti[sz]e|tell me|what|what's|how many|which|i(?:'ve| have)? (?:finished|done|completed|need to|bought|paid|called|did))\\b)");

    private Grammar() {}

    /**
     * @return what to do, in order; empty if the message is not understood
     */
    static List<Plan> read(String message, Dialogue dialogue) {
        for (var sentence : List.of(Sentence.unchanged(message), Sentence.of(message))) {
            var talk = SmallTalk.read(sentence, dialogue);
            if (talk != null) {
                return List.of(talk);
            }
        }
        var clauses = clauses(message, dialogue);
        if (!clauses.isEmpty()) {
            return clauses;
        }
        var plan = read(Sentence.of(message), dialogue);
        if (plan != null) {
            return List.of(plan);
        }
        var elliptic = elliptic(message, dialogue);
        return elliptic.isEmpty() ? last(message, dialogue) : elliptic;
    }

    /** "And due tomorrow", "Friday instead": more about the task that was changed last. */
    private static List<Plan> elliptic(String message, Dialogue dialogue) {
        var more = MORE.matcher(message.strip());
        if (!more.matches() || dialogue.memory().operations().isEmpty()) {
            return List.of();
        }
        var rest = more.group(1) == null ? more.group(2) : more.group(1);
        var plan = read(Sentence.of("make it " + rest), dialogue);
        return plan == null ? List.of() : List.of(plan);
    }

    private static final Pattern MORE =
            Pattern.compile(
                    "(?is)(?:(?:and|also|actually|no|or|rather|better|sorry|i mean)[, ]+)+(.{2,60})|(.{2,60}?),? (?:instead|rather|too)[.! ]*");

    /** "Wrong day, make it friday": what comes before the last comma may be no request. */
    private static List<Plan> last(String message, Dialogue dialogue) {
        var boundary = LAST.matcher(message);
        if (!boundary.matches()) {
            return List.of();
        }
        var sentence = Sentence.of(boundary.group(1));
        var plan = Adding.add(sentence, dialogue) == null ? read(sentence, dialogue) : null;
        return plan == null ? List.of() : List.of(plan);
    }

    private static final Pattern LAST = Pattern.compile("(?s).{1,80}[,.!?;:-] +(.+)");

    private static @Nullable Plan read(Sentence sentence, Dialogue dialogue) {
        var isQuery = QUERY.matcher(sentence.plain()).lookingAt();
        for (var intent : isQuery ? QUERIES : INTENTS) {
            var plan = intent.read(sentence, dialogue);
            if (plan != null) {
                return plan;
            }
        }
        return null;
    }

    /** Several requests; empty unless all parts are requests. */
    private static List<Plan> clauses(String message, Dialogue dialogue) {
        var plans = new ArrayList<Plan>();
        var lasting = 0;
        var start = 0;
        var boundaries = CLAUSES.matcher(message);
        var pieces = new ArrayList<String>();
        while (boundaries.find()) {
            var piece = message.substring(start, boundaries.start());
            var isSoft = boundaries.group().matches("(?i),? (?:and )?|, ");
            // "Add milk and delete the old photos" adds two tasks.
            if (Items.isQuoted(message, boundaries.start())
                    || (isSoft && isAddition(piece, dialogue))) {
                continue;
            }
            pieces.add(piece);
            start = boundaries.end();
        }
        pieces.add(message.substring(start));
        if (pieces.size() == 1) {
            return List.of();
        }
        for (var piece : pieces) {
            var plan = read(Sentence.of(piece), dialogue);
            if (plan == null) {
                return List.of();
            }
            // A deletion ends the answer, because it has to be approved.
            plans.add(
                    Deleting.delete(Sentence.of(piece), dialogue) == null
                            ? lasting++
                            : plans.size(),
                    plan);
        }
        return plans;
    }

    private static boolean isAddition(String piece, Dialogue dialogue) {
        return Adding.add(Sentence.of(piece), dialogue) != null;
    }

    /** Whether a text could be the title of a task that somebody wants to add. */
    static boolean isTitle(Sentence sentence) {
        var first = sentence.typed().toLowerCase(Locale.ROOT).replaceFirst("[ ,].*", "");
        return !sentence.isQuestion()
                && sentence.typed().length() > 1
                && sentence.typed().length() <= 100
                && !sentence.typed().contains("\n")
                && !NO_TITLE.contains(first);
    }

    private static final List<String> NO_TITLE =
            List.of(
                    "what", "what's", "who", "why", "how", "when", "where", "is", "are", "do",
                    "does", "did", "i", "you", "ignore", "tell", "please", "the", "it", "that");
}
