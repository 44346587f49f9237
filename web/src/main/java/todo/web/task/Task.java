package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.recurrence.RecurrenceOrigin;
import todo.web.text.Texts;

/**
 * A task, as the API returns it.
 *
 * @param description empty for none
 * @param allDay whether the due date has no time; {@code due} is then midnight UTC
 * @param recurrence the RRULE by which completing it creates the next occurrence; null for none
 * @param recurrenceOrigin where the next date is counted from
 * @param reminder minutes before the due date; null for none
 * @param listId null if it is in no list
 * @param parentId null if it is no subtask
 * @param version a change is refused if the stored task has another version
 */
public record Task(
        String id,
        String title,
        String description,
        Status status,
        Priority priority,
        List<String> tags,
        @Nullable Instant due,
        boolean allDay,
        @Nullable String recurrence,
        RecurrenceOrigin recurrenceOrigin,
        @Nullable Integer reminder,
        @Nullable Instant completedAt,
        @Nullable String listId,
        @Nullable String parentId,
        long version) {

    public static Task of(JsonNode json) {
        return new Task(
                json.path("id").asText(),
                json.path("title").asText(),
                json.path("description").isTextual() ? json.path("description").asText() : "",
                Status.of(json.path("status").asText()),
                Priority.of(json.path("priority").asText()),
                json.path("tags").valueStream().map(JsonNode::asText).toList(),
                instant(json.path("due_date")),
                json.path("all_day").asBoolean(),
                text(json.path("recurrence_rule")),
                RecurrenceOrigin.of(json.path("recurrence_from").asText()),
                json.path("reminder_lead_time").isInt()
                        ? json.path("reminder_lead_time").intValue()
                        : null,
                instant(json.path("completed_at")),
                text(json.path("list_id")),
                text(json.path("parent_id")),
                json.path("version").asLong());
    }

    private static @Nullable String text(JsonNode json) {
        return json.isTextual() ? json.asText() : null;
    }

    private static @Nullable Instant instant(JsonNode json) {
        return json.isTextual() ? Instant.parse(json.asText()) : null;
    }

    /**
     * @return whether completing it creates the next occurrence
     */
    public boolean recurring() {
        return recurrence != null;
    }

    public boolean isCompleted() {
        return status == Status.COMPLETED;
    }

    /**
     * @return the title in quotation marks, for messages
     */
    public String quoted(Texts texts) {
        return texts.quoted(title);
    }
}
