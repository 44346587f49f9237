package todo.api.chat.builtin;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import todo.api.chat.EscapedText;
import todo.api.chat.builtin.TaskLookup.Scope;

/**
 * Finds the tasks that a person names: by pronouns, by their places in the last list, by what they
 * have in common, or by their titles. Asks if a name is ambiguous.
 */
final class TaskFinder {

    /** The most tasks that one call changes. */
    static final int MOST = 25;

    private static final Wording ONE = Phrases.wording("one");
    private static final Wording MANY = Phrases.wording("many");
    private static final Wording GROUP = Phrases.wording("group");
    private static final Wording THE_ONE = Phrases.wording("the one");
    private static final Pattern PLURAL = Phrases.pattern("plural");
    private static final Pattern FRAME = Phrases.pattern("frame");
    private static final Pattern AND = Phrases.pattern("name separator", "(?:%s) ");
    private static final Pattern ALL = Pattern.compile("(?i)\\b(?:all|every|everything|each)\\b");

    private final Dialogue dialogue;
    private final TaskLookup search;

    TaskFinder(Dialogue dialogue) {
        this.dialogue = dialogue;
        this.search = new TaskLookup(dialogue);
    }

    /**
     * @return at least one
     * @throws Intent.Ended if there is none, or if the name is ambiguous, which has been said
     */
    List<TaskItem> find(String typed, Scope scope) throws IOException {
        if (GROUP.matches(typed) && referred(typed).isEmpty()) {
            var group = group(typed, scope);
            if (!group.isEmpty()) {
                return group;
            }
            var alike = search.best(PLURAL.matcher(typed).replaceAll(" ").strip(), scope);
            if (alike.isSure()) {
                return named(alike.tasks());
            }
        }
        var found = new LinkedHashSet<>(findSure(typed, scope));
        for (var piece : found.isEmpty() ? AND.split(name(typed)) : new String[0]) {
            var each = search.best(piece, scope);
            found.addAll(each.isSure() ? one(each, piece) : similar(each, piece, scope));
        }
        return named(List.copyOf(found));
    }

    /**
     * @return the tasks with the name; empty if there is none that is sure
     * @throws Intent.Ended if several have it, which has been said
     */
    List<TaskItem> findSure(String typed, Scope scope) throws IOException {
        var referred = referred(typed);
        if (!referred.isEmpty()) {
            return referred;
        }
        var best = search.best(name(typed), scope);
        if (best.isSure()) {
            return named(one(best, typed));
        }
        var found = new LinkedHashSet<TaskItem>();
        for (var piece : AND.splitAsStream(name(typed)).toList()) {
            var each = search.best(piece, scope);
            if (!each.isSure()) {
                return List.of();
            }
            found.addAll(one(each, piece));
        }
        return named(List.copyOf(found));
    }

    private List<TaskItem> named(List<TaskItem> tasks) {
        dialogue.name(tasks);
        return tasks;
    }

    /**
     * @return whether the words are like "it", "both" or "the second one"
     */
    static boolean isReference(String typed) {
        return ONE.matches(typed)
                || MANY.matches(typed)
                || NumberedChoice.pick(typed, List.of()) != null;
    }

    /** What words such as "it" or "the second" refer to; empty if they are none of these. */
    private List<TaskItem> referred(String typed) throws IOException {
        var small = Sentence.plain(typed).toLowerCase(Locale.ROOT).strip();
        if (ONE.matches(small) && dialogue.subject().size() > 1) {
            return one(new NameMatch.Best(NameMatch.SAME, dialogue.subject()), typed);
        }
        if (ONE.matches(small) || MANY.matches(small)) {
            return known(dialogue.subject());
        }
        if (NumberedChoice.pick(small, List.of()) != null) {
            var shown = dialogue.shown();
            var picked = NumberedChoice.pick(small, shown);
            if (picked != null && !shown.isEmpty() && picked.isEmpty()) {
                throw dialogue.end(
                        "The last list has only %d %s."
                                .formatted(shown.size(), shown.size() == 1 ? "task" : "tasks"));
            }
            if (picked != null && (!shown.isEmpty() || !GROUP.matches(small))) {
                return known(picked);
            }
        }
        var described = THE_ONE.match(small);
        if (described == null) {
            return List.of();
        }
        var found = UserRequest.described(described.get("words"), dialogue.shown());
        return found.isEmpty() ? found : one(new NameMatch.Best(NameMatch.SAME, found), typed);
    }

    private List<TaskItem> known(List<TaskItem> tasks) throws IOException {
        if (tasks.isEmpty()) {
            throw dialogue.end(
                    "I don't know which task you mean. Name it, or ask me to show your tasks first.");
        }
        return tasks;
    }

    /** Tasks by what they have in common; empty if the words name anything else. */
    private List<TaskItem> group(String typed, Scope scope) throws IOException {
        var criteria = Criteria.read(typed, dialogue);
        if (!criteria.isKnown() || (criteria.isEmpty() && !ALL.matcher(typed).find())) {
            return List.of();
        }
        var page = search.page(criteria.query(scope.query), MOST);
        if (page.tasks().isEmpty()) {
            throw dialogue.end("You have no %s.".formatted(criteria.description(2)));
        }
        if (page.total() > MOST) {
            dialogue.say(
                    "These are the first %d of %d %s."
                            .formatted(MOST, page.total(), criteria.description(page.total())));
        }
        return named(page.tasks());
    }

    private static String name(String typed) {
        return Sentence.unquoted(FRAME.matcher(typed).replaceFirst(""));
    }

    private List<TaskItem> one(NameMatch.Best best, String typed) throws IOException {
        var chosen = chosen(best.tasks());
        if (!chosen.isEmpty()) {
            return chosen;
        }
        var said = best.tasks().stream().filter(dialogue::hasNamed).toList();
        if (said.size() == 1 || best.tasks().size() == 1) {
            return said.isEmpty() ? best.tasks() : said;
        }
        throw dialogue.end(
                "%d tasks match %s:\n\n%s\n\n%s"
                        .formatted(
                                best.tasks().size(),
                                EscapedText.quoted(name(typed)),
                                Dialogue.numbered(best.tasks()),
                                UserRequest.WHICH));
    }

    private List<TaskItem> similar(NameMatch.Best best, String typed, Scope scope)
            throws IOException {
        var chosen = chosen(best.tasks());
        if (!chosen.isEmpty()) {
            return chosen;
        }
        var none = "I found no %s %s".formatted(scope.noun, EscapedText.quoted(name(typed)));
        throw dialogue.end(
                best.tasks().isEmpty() || best.tasks().size() > 5
                        ? none + ". Ask me to show your tasks to see their names."
                        : "%s, but something like it:\n\n%s\n\n%s"
                                .formatted(
                                        none,
                                        Dialogue.numbered(best.tasks()),
                                        best.tasks().size() == 1
                                                ? UserRequest.DID_YOU_MEAN
                                                : UserRequest.WHICH));
    }

    private List<TaskItem> chosen(List<TaskItem> candidates) {
        var ids =
                dialogue.request().chosen().stream().map(TaskItem::id).collect(Collectors.toSet());
        return candidates.stream().filter(task -> ids.contains(task.id())).toList();
    }
}
