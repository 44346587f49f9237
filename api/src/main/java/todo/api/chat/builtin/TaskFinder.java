package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import todo.api.chat.EscapedText;
import todo.json.Json;

/**
 * Finds the tasks that a person names: by pronouns, by their places in the last list, by what they
 * have in common, or by their titles. Asks if a name is ambiguous.
 */
final class TaskFinder {

    /** The most tasks that one call changes. */
    static final int MOST = 25;

    private static final int PAGE = 50;

    private static final Pattern ONE =
            Pattern.compile(
                    "it|that|this|that one|this one|(?:the|that|this) (?:same )?(?:task|one|todo|item)|the same|the new (?:one|task)");

    private static final Pattern MANY =
            Pattern.compile(
                    "them|those|these|they|(?:those|these|the) (?:two |three |four |five |[0-9]+ )?(?:tasks|ones|items)|both|both of them|all of (?:them|those|these)|all (?:those|these)|them all");

    private static final Pattern GROUP =
            Pattern.compile(
                    "(?:all|both|every|everything|each|any|anything|whatever)\\b.*|.*\\b(?:tasks|ones|todos|to-dos|items|things|stuff|everything)\\b.*");

    private static final Pattern PLURAL =
            Pattern.compile(
                    "(?i)\\b(?:all|both|every|each|of|tasks|ones|todos|to-dos|items|things)\\b");

    private static final Pattern EVERYTHING =
            Pattern.compile("(?i)\\b(?:all|every|everything|each)\\b");

    private static final Pattern THE_ONE = Pattern.compile("the one (.+)|(?:the|that) (.+) one");

    private static final Pattern FRAME =
            Pattern.compile(
                    "(?i)^both (?:of )?|^(?:the |my |that |this )?(?:task|todo|to-do|item|reminder|thing)s?:? (?:called |named |titled |about |to )?(?=.)");

    private static final Pattern AND =
            Pattern.compile(",? and (?:also )?(?:the )?|, (?:the )?| & | plus ");

    private final Dialogue dialogue;
    private final Map<String, Page> pages = new HashMap<>();

    TaskFinder(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    private record Page(List<TaskItem> tasks, int total) {}

    /** Which tasks are meant first of all. */
    enum Scope {
        OPEN("is:open", "open task"),
        DONE("is:done", "completed task"),
        ANY("", "task");

        private final String query;
        private final String noun;

        Scope(String query, String noun) {
            this.query = query;
            this.noun = noun;
        }
    }

    /**
     * @return at least one
     * @throws Ended if there is none, or if the name is ambiguous, which has been said
     */
    List<TaskItem> find(String typed, Scope scope) throws IOException {
        var referred = referred(typed);
        if (!referred.isEmpty()) {
            return referred;
        }
        var small = Sentence.plain(typed).toLowerCase(Locale.ROOT);
        if (GROUP.matcher(small).matches()) {
            var group = group(typed, scope);
            if (!group.isEmpty()) {
                return group;
            }
            var alike = search(PLURAL.matcher(typed).replaceAll(" ").strip(), scope);
            if (alike.isSure()) {
                return alike.tasks();
            }
        }
        return named(typed, scope);
    }

    /**
     * @return the tasks with the name; empty if there is none that is sure
     * @throws Ended if several have it, which has been said
     */
    List<TaskItem> findSure(String typed, Scope scope) throws IOException {
        var referred = referred(typed);
        if (!referred.isEmpty()) {
            return referred;
        }
        var best = search(name(typed), scope);
        if (best.isSure()) {
            return one(best, typed);
        }
        var found = new LinkedHashSet<TaskItem>();
        for (var piece : AND.splitAsStream(name(typed)).toList()) {
            var each = search(piece, scope);
            if (!each.isSure()) {
                return List.of();
            }
            found.addAll(one(each, piece));
        }
        return List.copyOf(found);
    }

    /**
     * @return the tasks with this very title
     */
    List<TaskItem> findSame(String typed) throws IOException {
        var best =
                NameMatch.best(
                        name(typed), page("is:open" + query(Words.of(typed), " "), PAGE).tasks);
        return best.match() == NameMatch.SAME ? best.tasks() : List.of();
    }

    /**
     * @return whether the words are like "it", "both" or "the second one"
     */
    static boolean isReference(String typed) {
        var small = Sentence.plain(typed).toLowerCase(Locale.ROOT).strip();
        return ONE.matcher(small).matches()
                || MANY.matcher(small).matches()
                || NumberedChoice.pick(small, List.of()) != null;
    }

    /** What words such as "it" or "the second" refer to; empty if they are none of these. */
    private List<TaskItem> referred(String typed) throws IOException {
        var memory = dialogue.memory();
        var small = Sentence.plain(typed).toLowerCase(Locale.ROOT).strip();
        if (ONE.matcher(small).matches()) {
            if (memory.subject().size() > 1) {
                return one(new NameMatch.Best(NameMatch.SAME, memory.subject()), typed);
            }
            return known(memory.subject());
        }
        if (MANY.matcher(small).matches()) {
            return known(memory.subject());
        }
        var picked = NumberedChoice.pick(small, memory.shown());
        if (picked != null && (!memory.shown().isEmpty() || !GROUP.matcher(small).matches())) {
            if (picked.isEmpty() && !memory.shown().isEmpty()) {
                throw dialogue.end(
                        "The last list has only %d %s."
                                .formatted(
                                        memory.shown().size(),
                                        memory.shown().size() == 1 ? "task" : "tasks"));
            }
            return known(picked);
        }
        var described = THE_ONE.matcher(small);
        if (described.matches() && !memory.shown().isEmpty()) {
            var words = described.group(1) == null ? described.group(2) : described.group(1);
            var found = UserRequest.described(words, memory.shown());
            return found.isEmpty() ? found : one(new NameMatch.Best(NameMatch.SAME, found), typed);
        }
        return List.of();
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
        if (!criteria.isKnown() || (criteria.isEmpty() && !EVERYTHING.matcher(typed).find())) {
            return List.of();
        }
        var page = page(criteria.query(scope.query), MOST);
        if (page.tasks.isEmpty()) {
            throw dialogue.end("You have no %s.".formatted(criteria.description(2)));
        }
        if (page.total > MOST) {
            dialogue.say(
                    "These are the first %d of %d %s."
                            .formatted(MOST, page.total, criteria.description(page.total)));
        }
        return page.tasks;
    }

    private List<TaskItem> named(String typed, Scope scope) throws IOException {
        var name = name(typed);
        var best = search(name, scope);
        if (best.isSure()) {
            return one(best, typed);
        }
        var pieces = AND.splitAsStream(name).toList();
        if (pieces.size() > 1) {
            var found = new LinkedHashSet<TaskItem>();
            for (var piece : pieces) {
                var each = search(piece, scope);
                found.addAll(each.isSure() ? one(each, piece) : similar(each, piece, scope));
            }
            return List.copyOf(found);
        }
        return similar(best, typed, scope);
    }

    private static String name(String typed) {
        var framed = FRAME.matcher(typed).replaceFirst("");
        return framed.replaceAll("^[\"'“”„«‘]+|[\"'“”»’]+$", "").strip();
    }

    private List<TaskItem> one(NameMatch.Best best, String typed) throws IOException {
        var chosen = chosen(best.tasks());
        if (chosen.size() == 1 || (!dialogue.request().chosen().isEmpty() && !chosen.isEmpty())) {
            return chosen;
        }
        if (best.tasks().size() == 1) {
            return best.tasks();
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
        throw best.tasks().isEmpty() || best.tasks().size() > 5
                ? dialogue.end(none + ". Ask me to show your tasks to see their names.")
                : dialogue.end(
                        "%s, but something like it:\n\n%s\n\n%s"
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

    /**
     * At most three searches: the words, then the latest tasks, then what begins like the words.
     */
    private NameMatch.Best search(String name, Scope scope) throws IOException {
        var words = Words.of(name);
        if (words.isEmpty()) {
            return new NameMatch.Best(NameMatch.NONE, List.of());
        }
        var recent = pages.get(scope.query);
        if (recent == null || recent.total > PAGE) {
            var exact = NameMatch.best(name, page(scope.query + query(words, " "), PAGE).tasks);
            if (exact.match().compareTo(NameMatch.WORDS) <= 0) {
                return exact;
            }
            recent = page(scope.query, PAGE);
        }
        if (recent.total <= PAGE) {
            return NameMatch.best(name, recent.tasks);
        }
        var beginnings =
                words.stream()
                        .map(Words::stem)
                        .map(word ->
                                word.substring(0, Math.min(word.length(), word.length() / 2 + 1)))
                        .toList();
        var alike = page(scope.query + " (" + query(beginnings, "* or ") + "*)", PAGE);
        var all = new ArrayList<>(alike.tasks);
        recent.tasks.stream()
                .filter(task -> all.stream().noneMatch(other -> other.id().equals(task.id())))
                .forEach(all::add);
        return NameMatch.best(name, all);
    }

    private static String query(List<String> words, String separator) {
        return words.stream()
                .distinct()
                .limit(12)
                .map(word -> " \"" + word + "\"")
                .collect(Collectors.joining(separator));
    }

    private Page page(String query, int limit) throws IOException {
        var known = pages.get(query);
        if (known != null) {
            return known;
        }
        var arguments = Dialogue.arguments().put("limit", limit);
        if (!query.isBlank()) {
            arguments.put("query", query.strip());
        }
        if (query.equals(Scope.OPEN.query) || query.equals(Scope.DONE.query) || query.isEmpty()) {
            arguments.put("sort", "updated_at").put("descending", true);
        }
        var output = dialogue.call("find_tasks", arguments);
        var page = new Page(Memory.tasks(output), output.path("total").asInt());
        pages.put(query, page);
        return page;
    }

    /**
     * @return the task as it is now
     */
    TaskItem fresh(TaskItem task) throws IOException {
        var found = dialogue.call("get_task", Dialogue.arguments().put("task", task.id()));
        if (!found.path("success").asBoolean()) {
            throw dialogue.end(Report.problem(found));
        }
        return new TaskItem(found.get("task"), task.today());
    }

    static ArrayNode ids(List<TaskItem> tasks) {
        var ids = Json.MAPPER.createArrayNode();
        tasks.forEach(task -> ids.add(task.id()));
        return ids;
    }
}
