package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import todo.api.chat.EscapedText;

/** What tasks have in common, such as "my high priority work tasks for this week". */
final class Criteria {

    private final List<String> terms = new ArrayList<>();
    private final List<String> adjectives = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();
    private final boolean isDone;
    private final boolean isText;
    private final boolean mentionsTasks;
    private String rest = "";

    /**
     * @param isDone whether completed tasks are meant
     * @param isText whether the words that are left are text, not a tag
     * @param mentionsTasks whether the words are about tasks at all
     */
    Criteria(boolean isDone, boolean isText, boolean mentionsTasks) {
        this.isDone = isDone;
        this.isText = isText;
        this.mentionsTasks = mentionsTasks;
    }

    static Criteria read(String text, Dialogue dialogue) throws IOException {
        return new CriteriaReader(text, dialogue).read();
    }

    /**
     * @param term of the query language; may be empty
     * @param words that say it, such as "overdue _" or "_ in “Work”"; may be empty
     */
    void add(String term, String words) {
        if (!term.isEmpty()) {
            terms.add(term);
        }
        if (words.endsWith(" _")) {
            adjectives.add(words.substring(0, words.length() - 2));
        } else if (words.startsWith("_ in ")) {
            phrases.addFirst(words.substring(2));
        } else if (!words.isEmpty()) {
            phrases.add(words.substring(2));
        }
    }

    void setRest(List<String> words) {
        rest = String.join(" ", words);
    }

    /**
     * @return whether all words have been understood
     */
    boolean isKnown() {
        return rest.isEmpty();
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    boolean isDone() {
        return isDone;
    }

    boolean mentionsTasks() {
        return mentionsTasks;
    }

    /** The words that are no condition. */
    String rest() {
        return rest;
    }

    /** Takes the words that are left as words of the text, or tags. */
    Criteria searching() {
        if (!rest.isEmpty()) {
            var terms =
                    Stream.of(rest.replaceAll("[\"\\\\]", "").split(" ", -1))
                            .limit(10)
                            .map(word -> {
                                var one = word.replaceFirst("(?<=\\p{L}{3})s$", "");
                                return isText
                                        ? "\"%s\"*".formatted(one)
                                        : "(\"%s\"* or #\"%s\" or #\"%s\")"
                                                .formatted(one, word, one);
                            })
                            .collect(Collectors.joining(" "));
            add(terms, "_ about " + EscapedText.quoted(rest));
            rest = "";
        }
        return this;
    }

    /**
     * @param status the condition if none is given; empty for tasks of any status
     */
    String query(String status) {
        return Stream.concat(Stream.of(isDone ? "" : status), terms.stream())
                .filter(term -> !term.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /**
     * @return such as "overdue tasks in “Work”"
     */
    String description(int count) {
        var parts = new ArrayList<>(adjectives);
        parts.add(count == 1 ? "task" : "tasks");
        parts.addAll(phrases);
        return String.join(" ", parts);
    }

    /**
     * @return such as "You have 2 overdue tasks in “Work”"
     */
    String sentence(int total) {
        var number = total == 0 ? "no" : Integer.toString(total);
        return (isDone ? "You have completed " : "You have ")
                + number
                + (isEmpty() ? " open " : " ")
                + description(total).replaceFirst("^completed ", "");
    }
}
