package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.web.navigation.SideBar;
import todo.web.page.Today;
import todo.web.text.Texts;

/** Says in words what a change has made different. */
final class ChangeWords {

    private final Today today;
    private final Texts texts;
    private final SideBar side;

    ChangeWords(Today today, SideBar side) {
        this.today = today;
        this.texts = today.language().texts();
        this.side = side;
    }

    /**
     * @param change the API's
     */
    String of(JsonNode change) {
        return switch (change.path("action").asText()) {
            case "created" -> texts.historyCreated();
            case "deleted" -> texts.historyDeleted();
            default ->
                    change.path("entity").asText().equals("task")
                            ? differences(change.path("before"), change.path("after"))
                            : texts.historyChanged();
        };
    }

    private String differences(JsonNode beforeJson, JsonNode afterJson) {
        var before = Task.of(beforeJson);
        var after = Task.of(afterJson);
        var words = new ArrayList<String>();
        if (!before.title().equals(after.title())) {
            words.add(texts.historyTitle(before.title(), after.title()));
        }
        if (before.status() != after.status()) {
            words.add(status(after.status()));
        }
        addFromTo(words, texts.dueDate(), before, after, this::due);
        addFromTo(words, texts.priority(), before, after, task -> task.priority().label(texts));
        addFromTo(words, texts.reminder(), before, after, this::reminder);
        addFromTo(words, texts.tags(), before, after, task -> String.join(", ", task.tags()));
        addFromTo(words, texts.list(), before, after, task -> list(task.listId()));
        if (!before.description().equals(after.description())) {
            words.add(texts.historyDescription());
        }
        if (!Objects.equals(before.parentId(), after.parentId())) {
            words.add(after.parentId() == null ? texts.historyOwn() : texts.historySubtask());
        } else if (!beforeJson.path("position").equals(afterJson.path("position"))) {
            words.add(texts.historyMoved());
        }
        if (!rule(beforeJson).equals(rule(afterJson))) {
            words.add(texts.historyRepeats());
        }
        return words.isEmpty() ? texts.historyChanged() : String.join(" · ", words);
    }

    private void addFromTo(
            List<String> words,
            String label,
            Task before,
            Task after,
            Function<Task, String> value) {
        var from = value.apply(before);
        var to = value.apply(after);
        if (!from.equals(to)) {
            words.add(texts.historyFromTo(label, orNone(from), orNone(to)));
        }
    }

    private String orNone(String value) {
        return value.isEmpty() ? texts.none() : value;
    }

    private String status(Status status) {
        return switch (status) {
            case PENDING -> texts.historyReopened();
            case IN_PROGRESS -> texts.historyStarted();
            case COMPLETED -> texts.historyCompleted();
        };
    }

    private String due(Task task) {
        return task.due() == null ? "" : DueLabel.of(task, task.due(), today).text();
    }

    private String reminder(Task task) {
        return task.reminder() == null ? "" : DueFields.of(task, today).reminderLabel(texts);
    }

    private String list(@Nullable String id) {
        return id == null
                ? ""
                : side.allLists().stream()
                        .filter(list -> list.id().equals(id))
                        .map(SideBar.ListItem::name)
                        .findFirst()
                        .orElse(texts.anotherList());
    }

    private static JsonNode rule(JsonNode task) {
        return task.path("recurrence_rule");
    }
}
