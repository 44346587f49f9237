package todo.api.chat.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How well a name that a person has typed fits a task. Better ones come first. */
enum NameMatch {
    /** The same words. */
    SAME,
    /** All words are in the title. */
    WORDS,
    /** The same with other forms of the words: "bought milk". */
    FORMS,
    /** Some words are in the title, the rest in its list, its tags or its due date. */
    CONTEXT,
    /** One letter of one word differs. */
    TYPO,
    /** All of the title is in the name, which has more words, or most words are in the title. */
    SIMILAR,
    NONE;

    /** Words that a title may leave out: "called the bank" fits "Bank". */
    private static final Set<String> LIGHT =
            Phrases.words("light words").stream().map(Words::stem).collect(Collectors.toSet());

    /**
     * @return the stems of the words of a title that tell it from others
     */
    static List<String> telling(String title) {
        var stems = Words.stems(title);
        var heavy = stems.stream().filter(word -> !LIGHT.contains(word)).toList();
        return heavy.isEmpty() ? stems : heavy;
    }

    /**
     * @return the tasks that fit best, in their order, with how well they fit
     */
    static Best best(String name, List<TaskItem> tasks) {
        var fits = tasks.stream().map(task -> of(name, task)).toList();
        var best = fits.stream().min(Comparator.naturalOrder()).orElse(NONE);
        var found = new ArrayList<TaskItem>();
        for (var i = 0; i < tasks.size() && best != NONE; i++) {
            if (fits.get(i) == best) {
                found.add(tasks.get(i));
            }
        }
        return new Best(best, found);
    }

    record Best(NameMatch match, List<TaskItem> tasks) {
        /**
         * @return whether a person would say that they mean these tasks, or one of them
         */
        boolean isSure() {
            return match.compareTo(SIMILAR) < 0;
        }
    }

    static NameMatch of(String name, TaskItem task) {
        var asked = Words.of(name);
        var title = Words.of(task.title());
        if (asked.isEmpty()) {
            return NONE;
        }
        if (asked.equals(title) || Words.all(name).equals(Words.all(task.title()))) {
            return SAME;
        }
        if (title.containsAll(asked)) {
            return WORDS;
        }
        var facts =
                "%s %s %s %s"
                        .formatted(
                                task.text("list"),
                                String.join(" ", task.tags()),
                                task.dueWords(),
                                task.text("priority"));
        return ofStems(Words.stems(name), Words.stems(task.title()), Words.stems(facts));
    }

    /** "Renewal" is a form of "renew". */
    private static boolean isForm(String one, String other) {
        return one.equals(other)
                || (Math.min(one.length(), other.length()) >= 5
                        && (one.startsWith(other) || other.startsWith(one)));
    }

    private static NameMatch ofStems(List<String> typed, List<String> title, List<String> facts) {
        var heavy =
                typed.stream()
                        .filter(word -> title.contains(word) || !LIGHT.contains(word))
                        .toList();
        var asked = heavy.isEmpty() ? typed : heavy;
        var missing =
                asked.stream()
                        .filter(word -> title.stream().noneMatch(other -> isForm(word, other)))
                        .toList();
        if (missing.isEmpty()) {
            return FORMS;
        }
        if (missing.size() < asked.size() && facts.containsAll(missing)) {
            return CONTEXT;
        }
        if (missing.size() == 1
                && title.stream()
                        .anyMatch(word ->
                                !asked.contains(word) && Words.isTypo(missing.getFirst(), word))) {
            return TYPO;
        }
        return asked.containsAll(title) || missing.size() * 2 < asked.size() ? SIMILAR : NONE;
    }
}
