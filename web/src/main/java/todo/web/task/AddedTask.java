package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import todo.web.page.Today;

/**
 * A task that was added as a line, and what was understood of that.
 *
 * @param words of the line that are no part of the title, without those that say when it is due
 */
record AddedTask(Task task, List<String> words) {

    static AddedTask of(JsonNode json) {
        var words = new ArrayList<String>();
        for (var piece : json.path("understood")) {
            var text = piece.path("text").asText();
            switch (piece.path("kind").asText()) {
                case "date", "time", "literal" -> {}
                case "new_list" -> words.add("new " + text);
                default -> words.add(text);
            }
        }
        return new AddedTask(Task.of(json.path("task")), words);
    }

    /**
     * @return such as: “Pay rent” added: Tomorrow, 09:00 · !high · #home
     */
    String sentence(Today day) {
        var all = new ArrayList<String>();
        if (task.due() != null) {
            all.add(DueLabel.of(task, task.due(), day).words());
        }
        all.addAll(words);
        var title = "“" + task.title() + "” added";
        return all.isEmpty() ? title + "." : title + ": " + String.join(" · ", all);
    }
}
