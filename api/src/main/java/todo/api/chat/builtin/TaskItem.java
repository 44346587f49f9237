package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import todo.api.chat.EscapedText;

/**
 * A task as a tool has returned it.
 *
 * @param json its fields
 * @param today in the time zone of the user, when the tool ran
 */
record TaskItem(JsonNode json, LocalDate today) {

    String id() {
        return text("id");
    }

    String title() {
        return text("title");
    }

    /**
     * @return empty without one
     */
    String list() {
        return text("list");
    }

    String priority() {
        return text("priority");
    }

    List<String> tags() {
        return StreamSupport.stream(json.path("tags").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    boolean isCompleted() {
        return text("status").equals("completed");
    }

    boolean recurs() {
        return json.has("recurrence_rule");
    }

    /**
     * @return a day, or a day and a time; empty without one
     */
    String due() {
        return text("due_date");
    }

    private String text(String name) {
        return json.path(name).asText();
    }

    /**
     * @return such as {@code tomorrow at 9:00}; empty without a due date
     */
    String dueWords() {
        return due().isEmpty() ? "" : DueWords.of(due(), today);
    }

    /** “Buy milk”. */
    String quoted() {
        return EscapedText.quoted(title());
    }

    /** A line of a list: the title, the due date, the list. */
    String line() {
        var line = new StringBuilder(EscapedText.escaped(title()));
        var facts = new ArrayList<String>();
        if (isCompleted()) {
            facts.add("done");
        } else if (!due().isEmpty()) {
            var overdue = json.path("overdue").asBoolean();
            facts.add((overdue ? "overdue since " : "due ") + dueWords());
        }
        if (priority().equals("High") && !isCompleted()) {
            facts.add("high priority");
        }
        if (!list().isEmpty()) {
            facts.add("in " + EscapedText.escaped(list()));
        }
        tags().forEach(tag -> facts.add(EscapedText.escaped("#" + tag)));
        return facts.isEmpty()
                ? line.toString()
                : line.append(" — ").append(String.join(", ", facts)).toString();
    }
}
