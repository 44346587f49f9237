package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;
import todo.api.chat.Part;

/** "What's on my list", "show work tasks", "anything tagged #home?", "overdue", "how many …". */
final class Showing {

    private static final int SHOWN = 20;

    private static final Pattern COMMAND = Phrases.pattern("show as a command");
    private static final Pattern ABOUT_TASKS = Phrases.pattern("about tasks");
    private static final Pattern POSSESSIVE = Pattern.compile("(?i)(?:my|all|the|just|only)\\b");
    private static final Pattern NAMES_LIST =
            Pattern.compile("(?i)\\b(?:my|the) (?!whole|entire).* list$");

    private Showing() {}

    static Intent.Plan count(Wording.Parts parts, Dialogue dialogue) {
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

    /** "More": the next page of the last search. */
    static Intent.@Nullable Plan more(Wording.Parts said, Dialogue dialogue) {
        var search = dialogue.memory().search();
        var output = search == null ? null : search.output();
        if (search == null || output == null) {
            return null;
        }
        return output.has("next_cursor")
                ? searching(dialogue, search, output.path("next_cursor").asText())
                : () -> () -> dialogue.say("There are no more.");
    }

    /** "Which ones?": the last search again, which may have been a count. */
    static Intent.@Nullable Plan again(Wording.Parts said, Dialogue dialogue) {
        var search = dialogue.memory().search();
        return search == null ? null : searching(dialogue, search, "");
    }

    private static Intent.Plan searching(Dialogue dialogue, Part.ToolCall search, String cursor) {
        var arguments = search.input().deepCopy().put("limit", SHOWN).put("cursor", cursor);
        if (cursor.isEmpty()) {
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
    static Intent.Plan search(Wording.Parts parts, Dialogue dialogue) {
        return showing(parts.get("words"), dialogue, true);
    }

    static Intent.@Nullable Plan show(Wording.Parts parts, Dialogue dialogue) {
        var plain = Sentence.plain(parts.typed());
        var isCommand = COMMAND.matcher(plain).lookingAt();
        return isCommand
                        || POSSESSIVE.matcher(plain).lookingAt()
                        || ABOUT_TASKS.matcher(plain).find()
                ? showing(parts.typed(), dialogue, isCommand)
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
