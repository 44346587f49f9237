package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.page.Today;
import todo.web.text.Texts;

/** Describes changes for people. */
final class History {

    private final Today today;
    private final Texts texts;
    private final ChangeWords words;

    History(Visit visit, SideBar side) {
        this.today = visit.today();
        this.texts = visit.texts();
        this.words = new ChangeWords(today, side);
    }

    /**
     * @param changes the API's, the last one first
     */
    List<HistoryEntry> of(JsonNode changes) {
        return changes.path("changes").valueStream().map(this::entry).toList();
    }

    private HistoryEntry entry(JsonNode change) {
        var isUndone = change.path("undone").asBoolean();
        return new HistoryEntry(
                change.path("id").asText(),
                text(change),
                when(time(change)) + channel(change),
                operation(change, isUndone),
                isUndone);
    }

    /**
     * @param changes of one operation, the last one first
     */
    HistoryPage.Entry entry(List<JsonNode> changes) {
        var first = changes.getLast();
        var isTask = first.path("entity").asText().equals("task");
        var thing = first.path(first.path("after").isNull() ? "before" : "after");
        return new HistoryPage.Entry(
                first.path("operation_id").asText(),
                thing.path(isTask ? "title" : "name").asText(),
                isTask && !first.path("after").isNull() ? first.path("entity_id").asText() : null,
                text(first),
                changes.size() - 1,
                today.time(time(first)) + channel(first),
                first.path("undone").asBoolean());
    }

    LocalDate date(JsonNode change) {
        return today.date(time(change), false);
    }

    private static Instant time(JsonNode change) {
        return Instant.parse(change.path("made_at").asText());
    }

    private String text(JsonNode change) {
        var text = words.of(change);
        return change.path("undoes").isTextual() ? texts.historyUndo(text) : text;
    }

    /** The creation stays: its undo would delete the open task. */
    private static @Nullable String operation(JsonNode change, boolean isUndone) {
        return isUndone || !change.path("action").asText().equals("updated")
                ? null
                : change.path("operation_id").asText();
    }

    private String when(Instant time) {
        return today.date(time, false).equals(today.today()) ? today.time(time) : today.label(time);
    }

    private String channel(JsonNode change) {
        return switch (change.path("through").asText()) {
            case "chat" -> " · " + texts.channelChat();
            case "mcp" -> " · MCP";
            case "api" -> " · API";
            case "system" -> " · " + texts.channelSystem();
            default -> "";
        };
    }
}
