package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.web.page.FlashMessage;
import todo.web.page.Today;
import todo.web.text.Texts;

/**
 * A new task, and how its line was understood.
 *
 * @param words of the line that are neither part of the title nor of the due date
 * @param list the name of the list that the line names; null if it names none
 * @param operation that added it; null if unknown
 */
record AddedTask(Task task, List<String> words, @Nullable String list, @Nullable UUID operation) {

    static AddedTask of(JsonNode json, @Nullable UUID operation, Texts texts) {
        var words = new ArrayList<String>();
        String list = null;
        for (var match : json.path("understood")) {
            var text = match.path("text").asText();
            var kind = match.path("kind").asText();
            list = kind.endsWith("list") ? match.path("value").asText() : list;
            switch (kind) {
                case "date", "time", "literal" -> {}
                case "new_list" -> words.add(texts.newList(text));
                default -> words.add(text);
            }
        }
        return new AddedTask(Task.of(json.path("task")), words, list, operation);
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
        var texts = today.language().texts();
        var title = task.quoted(texts);
        var sentence =
                details.isEmpty()
                        ? texts.added(title)
                        : texts.addedAs(title, String.join(" · ", details));
        return view.message(sentence, operation, texts.removed(title), task.id())
                .with(link(view, texts));
    }

    /**
     * @return where the task is; null if that is the view
     */
    private FlashMessage.@Nullable Link link(View view, Texts texts) {
        var id = task.listId();
        if (id != null && list == null) {
            return null;
        }
        var place = id == null ? new View(View.Kind.INBOX, "") : new View(View.Kind.LIST, id);
        return place.equals(view.home())
                ? null
                : new FlashMessage.Link(
                        place.path() + "#task-" + task.id(),
                        texts.showIn(list == null ? texts.inbox() : list));
    }

    /**
     * @param added at least one
     * @return for example: 5 tasks added.
     */
    static FlashMessage message(List<AddedTask> added, Today today, View view) {
        var first = added.getFirst();
        if (added.size() == 1) {
            return first.message(today, view);
        }
        var texts = today.language().texts();
        var more =
                added.stream()
                        .skip(1)
                        .map(AddedTask::operation)
                        .filter(Objects::nonNull)
                        .map(operation -> "&more=" + operation)
                        .collect(Collectors.joining());
        var message =
                view.message(
                        texts.tasksAdded(added.size()),
                        first.operation,
                        texts.tasksRemoved(added.size()),
                        first.task.id());
        return message.undo() == null
                ? message
                : new FlashMessage(
                        message.sentence(),
                        new FlashMessage.Undo(
                                message.undo().path() + more, message.undo().result()));
    }
}
