package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;

/** "What's on my list", "show work tasks", "anything tagged #home?", "overdue", "how many …". */
final class Showing {

    private static final int SHOWN = 20;

    private static final Wording SEARCH =
            Wording.of(
                    "(search|look|look up|search up|find|search my tasks|search tasks)( for)?:? {words}",
                    "(where is|where's|where are) {words}");

    private static final Wording SHOW =
            Wording.of(
                    "(show|list|display|give|see|view|open|print|pull up|bring up|get|check|read|filter|tell me|look at|remind me what|remind me of)( me)? {words}",
                    "(what|what's|whats|which|anything|any|is there|are there|was there|do i have|have i got|did i|have i|am i|what're|got|who|how|tell me what|when|where)\\b ?{words}",
                    "(my|all|all my|the|just|only) {words}");

    private static final Wording COUNT =
            Wording.of(
                    "(how many|how much|count|count up|number of|the number of|what's the number of|what is the number of|what's the count of|tell me how many|total) {words}",
                    "(?<words>.+) count");

    private static final Wording MORE =
            Wording.of(
                    "(show|list|give)?( me)? ?(more|the rest|the others|the next (ones|page)|next page|more of (them|those)|the remaining (ones|tasks)|continue)",
                    "(more|continue|and the rest|next page|go on)");

    private static final Wording AGAIN =
            Wording.of(
                    "(show|list|display|tell)( me)? (them|those|these|it|the list|which|which ones|what they are|the tasks)( again)?",
                    "(which ones|which|which are they|what are they|which are those|which tasks|like what|such as)( are (they|those|these))?");

    private static final Wording NEXT =
            Wording.of(
                    "(what's|what is|whats|what) next( (up|on my list|for me|to do))?",
                    "(what|which (one|task)) (should|shall|do|must|can) i (do|work on|start|start with|tackle|focus on|begin with)( (next|now|first|then|right now|now then))?",
                    "(next|next task|next up|what now|now what|next one|my next task|the next task|show( me)? (my |the )?next task)",
                    "(what's|what is) (my|the) (next|first|most urgent|most important) (task|thing|one|todo|deadline)( (to|i|that|on|for|up|coming)\\b.*)?",
                    "what (comes|goes|is coming|'s coming|'s up|is up) next",
                    "where (should|do) i (start|begin)");

    private static final Wording OVERVIEW =
            Wording.of(
                    "((give me |show me |show |i want )?(an |a |the |my )?(overview|summary|status|briefing|rundown)( of| for| on)?( my| the)?( day| tasks| week| todos)?|brief me|my day|what's up|whats up|plan my day|how('s| is| does) my day( look| looking)?|what does my day look like|how am i doing|where do i stand|catch me up|what's going on|how does (it|today) look|summari[sz]e( my (day|tasks|list|todos))?|daily briefing|what's my day( like| look like)?)( today| for today)?");

    /** Without one of these a question is not about tasks. */
    private static final String ABOUT_TASKS =
            "(?i)(?:any|anything|do i have|have i got|is there|are there)\\b.*|.*\\b(?:tasks?|to-?dos?|lists?|due|things?|anything|everything|overdue|late|plate|agenda|schedule|scheduled|planned|tagged|deadlines?|priority|inbox|finish|finished|complete|completed|done|have to|need to|supposed to|must i|should i|left|open|coming up|got|urgent|important|happening|free|busy|do i have|on for|in store|up for|missed?|waiting|pending|outstanding|remaining|what's on|what is on|whats on|chores|errands|items?|reminders?|what's for|what about|behind)\\b.*";

    private Showing() {}

    static @Nullable Plan next(Sentence sentence, Dialogue dialogue) {
        return NEXT.match(sentence) == null ? null : () -> () -> sayNext(dialogue);
    }

    private static void sayNext(Dialogue dialogue) throws IOException {
        var dated = find(dialogue, "is:open has:due", 3);
        var undated = Memory.tasks(dated).isEmpty();
        var tasks =
                Memory.tasks(
                        undated
                                ? dialogue.call(
                                        "find_tasks",
                                        Dialogue.arguments()
                                                .put("query", "is:open")
                                                .put("sort", "priority")
                                                .put("descending", true)
                                                .put("limit", 3))
                                : dated);
        if (tasks.isEmpty()) {
            dialogue.say("Nothing: you have no open tasks.");
            return;
        }
        var first = tasks.getFirst();
        dialogue.say(
                "Next: "
                        + first.quoted()
                        + (first.due().isEmpty() ? "" : ", due " + first.dueWords())
                        + ".");
        if (tasks.size() > 1) {
            dialogue.say("In order:\n\n" + Dialogue.numbered(tasks));
        }
    }

    static @Nullable Plan overview(Sentence sentence, Dialogue dialogue) {
        return OVERVIEW.match(sentence) == null ? null : () -> () -> sayOverview(dialogue);
    }

    private static void sayOverview(Dialogue dialogue) throws IOException {
        var overview = dialogue.call("get_overview", Dialogue.arguments());
        var tasks = Memory.tasks(overview);
        if (tasks.isEmpty()) {
            dialogue.say(
                    "Nothing is due today, and nothing is overdue. “What’s next” shows what comes.");
            return;
        }
        dialogue.say(
                "%d due by today, %d of them overdue:\n\n%s"
                        .formatted(
                                overview.path("due_by_today").asInt(),
                                overview.path("overdue").asInt(),
                                Dialogue.numbered(
                                        tasks.subList(0, Math.min(SHOWN, tasks.size())))));
    }

    static @Nullable Plan count(Sentence sentence, Dialogue dialogue) {
        var parts = COUNT.match(sentence);
        if (parts == null) {
            return null;
        }
        return () -> {
            var criteria = Criteria.read(parts.get("words"), dialogue).searching();
            return () -> {
                var found = find(dialogue, criteria.query("is:open"), 1);
                if (isFound(dialogue, found)) {
                    dialogue.say(sentence(criteria, found.path("total").asInt()) + ".");
                }
            };
        };
    }

    static @Nullable Plan more(Sentence sentence, Dialogue dialogue) {
        var search = dialogue.memory().search();
        var isMore = MORE.match(sentence) != null;
        if (search == null
                || search.output() == null
                || (!isMore && AGAIN.match(sentence) == null)) {
            return null;
        }
        var output = search.output();
        var arguments = search.input().deepCopy().put("limit", SHOWN);
        if (isMore && !output.has("next_cursor")) {
            return () -> () -> dialogue.say("There are no more.");
        }
        if (isMore) {
            arguments.put("cursor", output.path("next_cursor").asText());
        } else if (arguments.has("cursor")) {
            arguments.remove("cursor");
        }
        return () ->
                () -> {
                    var found = dialogue.call("find_tasks", arguments);
                    if (isFound(dialogue, found)) {
                        var tasks = Memory.tasks(found);
                        dialogue.say(
                                tasks.isEmpty() ? "There are none." : Dialogue.numbered(tasks));
                    }
                };
    }

    /** A search for words, whatever they mean otherwise. */
    static @Nullable Plan search(Sentence sentence, Dialogue dialogue) {
        var parts = SEARCH.match(sentence);
        return parts == null ? null : showing(parts.get("words"), dialogue, true);
    }

    static @Nullable Plan show(Sentence sentence, Dialogue dialogue) {
        var parts = SHOW.match(sentence);
        if (parts == null) {
            return null;
        }
        var first = sentence.plain().toLowerCase(Locale.ROOT);
        var isCommand =
                first.matches(
                        "(?:show|list|display|give|see|view|open|print|pull|bring|get|check|read|filter|look|remind)\\b.*");
        var isQuestion = !isCommand && !first.matches("(?:my|all|the|just|only)\\b.*");
        if (isQuestion && !first.matches(ABOUT_TASKS)) {
            return null;
        }
        return showing(sentence.typed(), dialogue, isCommand);
    }

    /**
     * Answers "overdue", "work tasks" or "today": conditions alone.
     *
     * @return whether the sentence is that
     */
    static boolean sayConditions(Sentence sentence, Dialogue dialogue) throws IOException {
        if (sentence.typed().length() > 100) {
            return false;
        }
        var criteria = Criteria.read(sentence.typed(), dialogue);
        var isKnown = criteria.isKnown() && (!criteria.isEmpty() || criteria.mentionsTasks());
        if (isKnown) {
            say(dialogue, criteria);
        }
        return isKnown;
    }

    /** The words are no conditions; only looking at the lists could tell. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unknown() {
            super("", null, false, false);
        }
    }

    private static Plan showing(String words, Dialogue dialogue, boolean isCommand) {
        return () -> {
            var criteria = Criteria.read(words, dialogue);
            if (!criteria.isKnown()
                    && !isCommand
                    && criteria.isEmpty()
                    && !criteria.mentionsTasks()) {
                throw new Unknown();
            }
            if (!criteria.isKnown() && words.matches("(?i).*\\b(?:my|the) .* list")) {
                throw dialogue.end(
                        "There is no list %s. Your lists are %s."
                                .formatted(EscapedText.quoted(criteria.rest()), names(dialogue)));
            }
            return () -> say(dialogue, criteria.searching());
        };
    }

    private static String names(Dialogue dialogue) throws IOException {
        var lists = dialogue.lists();
        return lists.isEmpty()
                ? "none yet"
                : String.join(", ", lists.stream().limit(20).map(EscapedText::quoted).toList());
    }

    private static void say(Dialogue dialogue, Criteria criteria) throws IOException {
        var arguments =
                Dialogue.arguments().put("query", criteria.query("is:open")).put("limit", SHOWN);
        if (criteria.isDone()) {
            arguments.put("sort", "completed_at").put("descending", true);
        }
        var found = dialogue.call("find_tasks", arguments);
        if (!isFound(dialogue, found)) {
            return;
        }
        var tasks = Memory.tasks(found);
        var total = found.path("total").asInt();
        var sentence = sentence(criteria, total);
        if (tasks.isEmpty()) {
            dialogue.say(sentence + ".");
            return;
        }
        dialogue.say(sentence + ":\n\n" + Dialogue.numbered(tasks));
        if (total > tasks.size()) {
            dialogue.say(
                    "These are the first %d. Say “more” for the next.".formatted(tasks.size()));
        }
    }

    private static String sentence(Criteria criteria, int total) {
        var verb = criteria.isDone() ? "You have completed " : "You have ";
        var description = criteria.description(total);
        var bare = criteria.isDone() ? description.replaceFirst("completed ", "") : description;
        var open = criteria.isEmpty() ? "open " : "";
        return verb + (total == 0 ? "no" : Integer.toString(total)) + " " + open + bare;
    }

    private static ObjectNode find(Dialogue dialogue, String query, int limit) throws IOException {
        return dialogue.call(
                "find_tasks", Dialogue.arguments().put("query", query).put("limit", limit));
    }

    private static boolean isFound(Dialogue dialogue, ObjectNode found) throws IOException {
        if (!found.path("success").asBoolean()) {
            dialogue.say(Report.problem(found));
        }
        return found.path("success").asBoolean();
    }
}
