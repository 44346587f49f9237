package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that the assistant understands, and in which order it is tried. */
final class Grammar {

    /**
     * A way to say something, with its meaning.
     *
     * @param section of the patterns
     * @param isQuery whether it changes nothing
     */
    private record Entry(String section, Wording wording, Intent intent, boolean isQuery) {

        static Entry query(String section, Intent intent) {
            return new Entry(section, Phrases.wording(section), intent, true);
        }

        static Entry change(String section, Intent intent) {
            return new Entry(section, Phrases.wording(section), intent, false);
        }

        Stream<Intent.Plan> plans(Sentence sentence, Dialogue dialogue) {
            return wording.all(sentence)
                    .map(said -> intent.read(said, dialogue))
                    .filter(Objects::nonNull);
        }
    }

    private static final List<Entry> ENTRIES =
            List.of(
                    Entry.change("redo", Undoing::redo),
                    Entry.change("undo", Undoing::undo),
                    Entry.query("show more", Showing::more),
                    Entry.query("show again", Showing::again),
                    Entry.query("next", DayOverview::next),
                    Entry.query("overview", DayOverview::overview),
                    Entry.query("count", Showing::count),
                    Entry.query("show lists", ListKeeping::showLists),
                    Entry.query("show tags", ListKeeping::showTags),
                    Entry.change("delete a list", ListKeeping::delete),
                    Entry.change("create a list", ListKeeping::create),
                    Entry.change("rename a list", ListKeeping::rename),
                    Entry.change("done", Completing::last),
                    Entry.change("reopen", Completing::reopen),
                    Entry.change(
                            "start", TaskChange.to("status", "in_progress", "{} is in progress.")),
                    Entry.change("remind", Repeating::remind),
                    Entry.change("note", Tagging::describe),
                    Entry.change("tag", (said, dialogue) -> Tagging.tag(said, true, dialogue)),
                    Entry.change("untag", (said, dialogue) -> Tagging.tag(said, false, dialogue)),
                    Entry.change("add nothing", Adding::nothing),
                    Entry.change("add a subtask", Adding::subtask),
                    Entry.change("add", Adding::add),
                    Entry.query("details", Detail::all),
                    Entry.query("when", Detail::state),
                    Entry.query("state", Detail::state),
                    Entry.change("complete", Completing::complete),
                    Entry.change("rename", Editing::rename),
                    Entry.change(
                            "undate",
                            TaskChange.to("due_date", "remove", "{} has no due date now.")),
                    Entry.change(
                            "stop repeating",
                            TaskChange.to("recurrence_rule", "remove", "{} no longer repeats.")),
                    Entry.change("repeat", Repeating::repeat),
                    Entry.change(
                            "no priority",
                            TaskChange.to("priority", "Medium", "{} now has medium priority.")),
                    Entry.change(
                            "low priority",
                            TaskChange.to("priority", "Low", "{} now has low priority.")),
                    Entry.change("priority", Editing::prioritise),
                    Entry.change("give a date", Scheduling::give),
                    Entry.change("move", Scheduling::move),
                    Entry.change("move somewhere", Scheduling::ask),
                    Entry.change("later", Scheduling::later),
                    Entry.change("change", Editing::rename),
                    Entry.change(
                            "move out of a list",
                            TaskChange.to("list", "remove", "{} is in no list now.")),
                    Entry.change("move to a list", Moving::move),
                    Entry.change("add by putting", Adding::add),
                    Entry.change("delete", Completing::delete),
                    Entry.change("is done", Completing::complete),
                    Entry.change("anything", Completing::passive),
                    Entry.query("search", Showing::search),
                    Entry.query("show", Showing::show),
                    Entry.query("did", Detail::did),
                    Entry.change("happened", Completing::happened));

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

    /**
     * @return the first that is possible; null if the sentence means nothing
     */
    static Intent.@Nullable Plan read(Sentence sentence, Dialogue dialogue) {
        var isQuery = QUERY.matcher(Sentence.plain(sentence.typed())).lookingAt();
        var plans =
                ENTRIES.stream()
                        .filter(entry -> entry.isQuery || !isQuery)
                        .flatMap(entry -> entry.plans(sentence, dialogue))
                        .toList();
        return plans.isEmpty() ? null : () -> prepared(plans);
    }

    private static Intent.Action prepared(List<Intent.Plan> plans) throws IOException {
        for (var plan : plans) {
            try {
                return plan.prepare();
            } catch (Intent.NotUnderstood _) {
                // The next one may be possible.
            }
        }
        throw new Intent.NotUnderstood();
    }

    /**
     * @param section the beginning of the names of sections
     * @return whether they have a meaning for the sentence
     */
    static boolean isOf(String section, Sentence sentence, Dialogue dialogue) {
        return ENTRIES.stream()
                .filter(entry -> entry.section.startsWith(section))
                .anyMatch(entry -> entry.plans(sentence, dialogue).findAny().isPresent());
    }

    /** "And due tomorrow", "Friday instead". */
    private static List<Intent.Plan> moreAboutIt(String message, Dialogue dialogue) {
        var more = MORE.match(Sentence.unchanged(message).typed());
        return more == null
                        || more.get("rest").length() > 60
                        || dialogue.memory().operations().last().isEmpty()
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
