package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as the API shows it.
 *
 * @param description as it was typed; empty where there is none
 * @param allDay whether it is due on a day rather than at a time; due is then midnight UTC of it
 * @param reminder minutes before it is due; null for none
 * @param version what it has to be still, for a change to be made
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
        @Nullable Integer reminder,
        @Nullable Instant completedAt,
        Instant createdAt,
        long version) {

    static Task of(JsonNode json) {
        return new Task(
                json.path("id").asText(),
                json.path("title").asText(),
                json.path("description").isTextual() ? json.path("description").asText() : "",
                Status.of(json.path("status").asText()),
                Priority.of(json.path("priority").asText()),
                json.path("tags").valueStream().map(JsonNode::asText).toList(),
                instant(json.path("due_date")),
                json.path("all_day").asBoolean(),
                json.path("reminder_lead_time").isInt()
                        ? json.path("reminder_lead_time").intValue()
                        : null,
                instant(json.path("completed_at")),
                Instant.parse(json.path("created_at").asText()),
                json.path("version").asLong());
    }

    private static @Nullable Instant instant(JsonNode json) {
        return json.isTextual() ? Instant.parse(json.asText()) : null;
    }

    public boolean done() {
        return status == Status.COMPLETED;
    }

    /**
     * @return where what was last done to it is taken back
     */
    String undo(ListQuery view) {
        return undo(id, view);
    }

    static String undo(String id, ListQuery view) {
        return "/tasks/" + id + "/undo?" + view.parameters();
    }

    /**
     * @return the first line of the description, for the list; empty where there is none
     */
    public String note() {
        return description.strip().lines().findFirst().orElse("");
    }
}
