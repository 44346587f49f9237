package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;

/** "What's on my list", "show work tasks", "anything tagged #home?", "overdue", "how many …". */
final class Showing {

    private static final int SHOWN = 20;

    private static final Wording SEARCH = Phrases.wording("search");
    private static final Wording SHOW = Phrases.wording("show");
    private static final Wording COUNT = Phrases.wording("count");
    private static final Wording MORE = Phrases.wording("show more");
    private static final Wording AGAIN = Phrases.wording("show again");
    private static final Pattern COMMAND = Phrases.pattern("show as a command");
    private static final Pattern ABOUT_TASKS = Phrases.pattern("about tasks");
    private static final Pattern POSSESSIVE = Pattern.compile("(?i)(?:my|all|the|just|only)\\b");
    private static final Pattern NAMES_LIST =
            Pattern.compile("(?i)\\b(?:my|the) (?!whole|entire).* list$");

    private Showing() {}

    static Intent.@Nullable Plan count(Sentence sentence, Dialogue dialogue) {
        var parts = COUNT.match(sentence);
        if (parts == null) {
            return null;
        }
        return () -> {
            var criteria = Criteria.read(parts.get("words"), dialogue).searching();
            return () -> {
                var found = dialogue.find(criteria.query("is:open"), 1);
                if (isFound(dialogue, found)) {
                    dialogue.say(criteria.sentence(found.path("total").asInt()) + ".");
                }
            };
        };
    }

    /** "More", or "which ones?": the last search again. */
    static Intent.@Nullable Plan more(Sentence sentence, Dialogue dialogue) {
        var search = dialogue.memory().search();
        var output = search == null ? null : search.output();
        var isMore = MORE.matches(sentence);
        if (search == null || output == null || !(isMore || AGAIN.matches(sentence))) {
            return null;
        }
        if (isMore && !output.has("next_cursor")) {
            return () -> () -> dialogue.say("There are no more.");
        }
        var arguments = search.input().deepCopy().put("limit", SHOWN);
        arguments.remove("cursor");
        if (isMore) {
            arguments.put("cursor", output.path("next_cursor").asText());
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
    static Intent.@Nullable Plan search(Sentence sentence, Dialogue dialogue) {
        var parts = SEARCH.match(sentence);
        return parts == null ? null : showing(parts.get("words"), dialogue, true);
    }

    static Intent.@Nullable Plan show(Sentence sentence, Dialogue dialogue) {
        if (!SHOW.matches(sentence)) {
            return null;
        }
        var plain = Sentence.plain(sentence.typed());
        var isCommand = COMMAND.matcher(plain).lookingAt();
        return isCommand
                        || POSSESSIVE.matcher(plain).lookingAt()
                        || ABOUT_TASKS.matcher(plain).find()
                ? showing(sentence.typed(), dialogue, isCommand)
                : null;
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

    private static Intent.Plan showing(String words, Dialogue dialogue, boolean isCommand) {
        return () -> {
            var criteria = Criteria.read(words, dialogue);
            if (!criteria.isKnown()
                    && !isCommand
                    && criteria.isEmpty()
                    && !criteria.mentionsTasks()) {
                throw new Intent.NotUnderstood();
            }
            if (!criteria.isKnown() && NAMES_LIST.matcher(words).find()) {
                var lists = dialogue.lists().stream().limit(20).map(EscapedText::quoted).toList();
                throw dialogue.end(
                        "There is no list %s. Your lists are %s."
                                .formatted(
                                        EscapedText.quoted(criteria.rest()),
                                        lists.isEmpty() ? "none yet" : String.join(", ", lists)));
            }
            return () -> say(dialogue, criteria.searching());
        };
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
        dialogue.say(
                criteria.sentence(total)
                        + (tasks.isEmpty() ? "." : ":\n\n" + Dialogue.numbered(tasks)));
        if (total > tasks.size()) {
            dialogue.say(
                    "These are the first %d. Say “more” for the next.".formatted(tasks.size()));
        }
    }

    private static boolean isFound(Dialogue dialogue, ObjectNode found) throws IOException {
        if (!Report.isDone(found)) {
            dialogue.say(Report.problem(found));
        }
        return Report.isDone(found);
    }
}
