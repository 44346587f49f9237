package todo.api.task;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.http.Fields;

/**
 * What a person decides about a task: all of it but what the system adds.
 *
 * @param title 1 to 200 characters
 * @param description Markdown, at most 10,000 characters
 * @param tags at most 10, each once
 * @param reminderLeadTime minutes before it is due
 */
record Draft(
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        List<String> tags,
        @Nullable Instant dueDate,
        Recurrence recurrence,
        @Nullable Integer reminderLeadTime) {

    private static final int YEAR_IN_MINUTES = 366 * 24 * 60;

    private static final Draft DEFAULTS =
            new Draft(
                    "",
                    null,
                    Status.PENDING,
                    Priority.MEDIUM,
                    List.of(),
                    null,
                    Recurrence.NONE,
                    null);

    /**
     * @return a whole task: what is absent has its default
     * @throws todo.http.Failure.Invalid with every broken rule
     */
    static Draft whole(Fields fields) {
        return read(fields, DEFAULTS, true);
    }

    /**
     * @return this, with what the request names; null clears
     * @throws todo.http.Failure.Invalid with every broken rule
     */
    Draft changed(Fields fields) {
        return read(fields, this, fields.has("title"));
    }

    private static Draft read(Fields fields, Draft base, boolean titleRequired) {
        var title = fields.text("title", 1, 200);
        var description = fields.rawText("description", 0, 10_000);
        var status = fields.parsed("status", Status::parse);
        var priority = fields.parsed("priority", Priority::parse);
        var tags = fields.texts("tags", 10, 50);
        var dueDate = fields.parsed("due_date", Times::parse);
        var recurrence = fields.parsed("recurrence_pattern", Recurrence::parse);
        var reminderLeadTime = fields.integer("reminder_lead_time", 0, YEAR_IN_MINUTES);
        if (titleRequired) {
            fields.required("title", title);
        }
        fields.check();
        return new Draft(
                title == null ? base.title : title,
                fields.has("description") ? description : base.description,
                fields.has("status")
                        ? Objects.requireNonNullElse(status, DEFAULTS.status)
                        : base.status,
                fields.has("priority")
                        ? Objects.requireNonNullElse(priority, DEFAULTS.priority)
                        : base.priority,
                fields.has("tags") ? Objects.requireNonNullElse(tags, DEFAULTS.tags) : base.tags,
                fields.has("due_date") ? dueDate : base.dueDate,
                fields.has("recurrence_pattern")
                        ? Objects.requireNonNullElse(recurrence, DEFAULTS.recurrence)
                        : base.recurrence,
                fields.has("reminder_lead_time") ? reminderLeadTime : base.reminderLeadTime);
    }

    Draft withStatus(Status changed) {
        return new Draft(
                title, description, changed, priority, tags, dueDate, recurrence, reminderLeadTime);
    }

    Draft dueAt(Instant changed) {
        return new Draft(
                title, description, status, priority, tags, changed, recurrence, reminderLeadTime);
    }
}
