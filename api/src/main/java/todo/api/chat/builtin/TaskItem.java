package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import todo.api.chat.EscapedText;
import todo.json.Json;

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

    /**
     * @return the text of a field; empty without one
     */
    String text(String name) {
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

    /** Such as "due Friday, high priority, in Home, #garden"; empty if there is nothing to say. */
    String facts() {
        var facts = new ArrayList<String>();
        if (isCompleted()) {
            facts.add("done");
        } else if (!due().isEmpty()) {
            var isOverdue = json.path("overdue").asBoolean();
            facts.add((isOverdue ? "overdue since " : "due ") + dueWords());
        }
        if (recurs() && !isCompleted()) {
            facts.add("repeats " + RuleWords.of(text("recurrence_rule")));
        }
        if (text("priority").equals("High") && !isCompleted()) {
            facts.add("high priority");
        }
        if (!text("list").isEmpty()) {
            facts.add("in " + EscapedText.escaped(text("list")));
        }
        tags().forEach(tag -> facts.add(EscapedText.escaped("#" + tag)));
        return String.join(", ", facts);
    }

    /** A line of a list: the title and the facts. */
    String line() {
        var facts = facts();
        return EscapedText.escaped(title()) + (facts.isEmpty() ? "" : " — " + facts);
    }

    static ArrayNode ids(List<TaskItem> tasks) {
        var ids = Json.MAPPER.createArrayNode();
        tasks.forEach(task -> ids.add(task.id()));
        return ids;
    }
}
