package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks for tasks by their names with few calls; each call is made once. Used by one thread. */
final class TaskLookup {

    private static final int PAGE = 50;

    private final Dialogue dialogue;
    private final Map<String, Page> pages = new HashMap<>();

    TaskLookup(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    record Page(List<TaskItem> tasks, int total) {}

    /** Which tasks are meant first of all. */
    enum Scope {
        OPEN("is:open", "open task"),
        DONE("is:done", "completed task"),
        ANY("", "task");

        final String query;
        final String noun;

        Scope(String query, String noun) {
            this.query = query;
            this.noun = noun;
        }
    }

    /**
     * At most three searches: the words, then the latest tasks, then what begins like the words.
     */
    NameMatch.Best best(String name, Scope scope) throws IOException {
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
            recent = recent(scope);
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
        var all =
                new ArrayList<>(
                        page(scope.query + " (" + query(beginnings, "* or ") + "*)", PAGE).tasks);
        recent.tasks.stream()
                .filter(task -> all.stream().noneMatch(other -> other.id().equals(task.id())))
                .forEach(all::add);
        return NameMatch.best(name, all);
    }

    /**
     * @return the open tasks with this very title
     */
    List<TaskItem> same(String name) throws IOException {
        var found = page("is:open" + query(Words.of(name), " "), PAGE).tasks;
        var best = NameMatch.best(name, found);
        return best.match() == NameMatch.SAME ? best.tasks() : List.of();
    }

    /**
     * @return the open tasks that have most words in common with a sentence; empty if none has any
     */
    List<TaskItem> mentioned(String sentence) throws IOException {
        var said = Words.stems(sentence);
        var tasks = recent(Scope.OPEN).tasks();
        var most = tasks.stream().mapToLong(task -> common(task, said)).max().orElse(0);
        return most == 0
                ? List.of()
                : tasks.stream().filter(task -> common(task, said) == most).toList();
    }

    private static long common(TaskItem task, List<String> said) {
        return NameMatch.telling(task.title()).stream().filter(said::contains).count();
    }

    private Page recent(Scope scope) throws IOException {
        return page(scope.query, PAGE);
    }

    private static String query(List<String> words, String separator) {
        return words.stream()
                .distinct()
                .limit(12)
                .map(word -> " \"" + word + "\"")
                .collect(Collectors.joining(separator));
    }

    Page page(String query, int limit) throws IOException {
        var known = pages.get(query);
        if (known != null) {
            return known;
        }
        var arguments = Dialogue.arguments().put("limit", limit);
        if (!query.isBlank()) {
            arguments.put("query", query.strip());
        }
        if (List.of(Scope.OPEN.query, Scope.DONE.query, "").contains(query)) {
            arguments.put("sort", "updated_at").put("descending", true);
        }
        var output = dialogue.call("find_tasks", arguments);
        var page = new Page(Memory.tasks(output), output.path("total").asInt());
        pages.put(query, page);
        return page;
    }
}
