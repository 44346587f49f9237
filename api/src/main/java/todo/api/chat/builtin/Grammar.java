package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All that the assistant understands, and in which order it is tried. */
final class Grammar {

    /** Nothing that changes a task. */
    private static final List<Intent> QUERIES =
            List.of(
                    Showing::more,
                    Overview::next,
                    Overview::overview,
                    Showing::count,
                    ListKeeping::read,
                    Detail::show,
                    Showing::search,
                    Showing::show);

    private static final List<Intent> INTENTS =
            List.of(
                    Undoing::undo,
                    Showing::more,
                    Overview::next,
                    Overview::overview,
                    Showing::count,
                    ListKeeping::read,
                    Completing::alone,
                    Completing::reopen,
                    Completing::start,
                    Repeating::remind,
                    Tagging::describe,
                    Tagging::tag,
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

    private static final Pattern QUERY = Phrases.pattern("query start");
    private static final Wording MORE = Phrases.wording("more about it");
    private static final Set<String> NO_TITLE = Phrases.words("no title");
    private static final Set<String> MISSPELT = Phrases.words("often misspelt");

    private Grammar() {}

    /**
     * @return what to do, in order; empty if the message is not understood
     */
    static List<Intent.Plan> read(String message, Dialogue dialogue) throws IOException {
        for (var sentence : List.of(Sentence.unchanged(message), Sentence.of(message))) {
            var talk = SmallTalk.read(sentence, dialogue);
            if (talk != null) {
                return List.of(talk);
            }
        }
        var plans = new Clauses(dialogue).read(message);
        if (plans.isEmpty()) {
            plans = one(Sentence.of(message), dialogue);
        }
        if (plans.isEmpty()) {
            plans = moreAboutIt(message, dialogue);
        }
        if (plans.isEmpty()) {
            plans = new Clauses(dialogue).readLast(message);
        }
        return plans.isEmpty() ? one(spelt(Sentence.of(message)), dialogue) : plans;
    }

    private static List<Intent.Plan> one(Sentence sentence, Dialogue dialogue) {
        var plan = read(sentence, dialogue);
        return plan == null ? List.of() : List.of(plan);
    }

    static Intent.@Nullable Plan read(Sentence sentence, Dialogue dialogue) {
        var isQuery = QUERY.matcher(Sentence.plain(sentence.typed())).lookingAt();
        for (var intent : isQuery ? QUERIES : INTENTS) {
            var plan = intent.read(sentence, dialogue);
            if (plan != null) {
                return plan;
            }
        }
        return null;
    }

    /** "And due tomorrow", "Friday instead". */
    private static List<Intent.Plan> moreAboutIt(String message, Dialogue dialogue) {
        var more = MORE.match(Sentence.unchanged(message));
        return more == null
                        || more.get("rest").length() > 60
                        || dialogue.memory().operations().isEmpty()
                ? List.of()
                : one(Sentence.of("make it " + more.get("rest")), dialogue);
    }

    /** The same with a common verb instead of one that is nearly that: "delte milk". */
    private static Sentence spelt(Sentence sentence) {
        var words = new ArrayList<>(List.of(sentence.typed().split(" ", -1)));
        var first = words.getFirst().toLowerCase(Locale.ROOT);
        MISSPELT.stream()
                .filter(verb -> Words.isTypo(first, verb))
                .forEach(verb -> words.set(0, verb));
        return new Sentence(String.join(" ", words), sentence.isQuestion());
    }

    /** Whether a text could be the title of a task that somebody wants to add. */
    static boolean isTitle(Sentence sentence) {
        var first = sentence.typed().toLowerCase(Locale.ROOT).replaceFirst("[ ,'’].*", "");
        return !sentence.isQuestion()
                && sentence.typed().length() > 1
                && sentence.typed().length() <= 100
                && !sentence.typed().contains("\n")
                && !NO_TITLE.contains(first);
    }
}
