package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.web.page.FlashMessage;
import todo.web.page.Today;

/**
 * A new task, and how its line was understood.
 *
 * @param words of the line that are neither part of the title nor of the due date
 * @param operation that added it; null if unknown
 */
record AddedTask(Task task, List<String> words, @Nullable UUID operation) {

    static AddedTask of(JsonNode json, @Nullable UUID operation) {
        var words = new ArrayList<String>();
        for (var match : json.path("understood")) {
            var text = match.path("text").asText();
            switch (match.path("kind").asText()) {
                case "date", "time", "literal" -> {}
                case "new_list" -> words.add("new " + text);
                default -> words.add(text);
            }
        }
        return new AddedTask(Task.of(json.path("task")), words, operation);
    }

    /**
     * @return for example: “Pay rent” added: Tomorrow, 09:00 · !high · #home
     */
    FlashMessage message(Today today, View view) {
        var details = new ArrayList<String>();
        if (task.due() != null) {
            details.add(DueLabel.of(task, task.due(), today).text());
        }
        details.addAll(words);
        var added = task.quoted() + " added";
        return view.message(
                details.isEmpty() ? added + "." : added + ": " + String.join(" · ", details),
                operation,
                task.quoted() + " removed.",
                task.id());
    }
}
