package todo.api.task;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.order.Place;
import todo.http.Fields;

/**
 * What a person decides about a task: all of it but what the system adds.
 *
 * @param title 1 to 200 characters
 * @param description Markdown, at most 10,000 characters
 * @param tags at most 10, each once
 * @param dueDate midnight UTC of its day where {@code allDay}
 * @param reminderLeadTime minutes before it is due
 * @param place among the others; null for the end of a new task, and for where it is of another
 */
record Draft(
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        List<String> tags,
        @Nullable Instant dueDate,
        boolean allDay,
        Recurrence recurrence,
        RecurrenceFrom recurrenceFrom,
        @Nullable Integer reminderLeadTime,
        @Nullable UUID listId,
        @Nullable UUID parentId,
        @Nullable Place place) {

    private static final int YEAR_IN_MINUTES = 366 * 24 * 60;

    private static final Draft DEFAULTS =
            new Draft(
                    "",
                    null,
                    Status.PENDING,
                    Priority.MEDIUM,
                    List.of(),
                    null,
                    false,
                    Recurrence.NONE,
                    RecurrenceFrom.DUE,
                    null,
                    null,
                    null,
                    null);

    Draft {
        dueDate = allDay && dueDate != null ? dueDate.truncatedTo(ChronoUnit.DAYS) : dueDate;
    }

    /**
     * @return a whole task: what is absent has its default
     * @throws todo.http.Failure.Invalid with every broken rule
     */
    static Draft whole(Fields fields) {
        return read(fields, DEFAULTS, true);
    }

    /**
     * @return this, with what the request names; null clears. A part of another task that is put
     *     into another list by itself is a part of it no more
     * @throws todo.http.Failure.Invalid with every broken rule
     */
    Draft changed(Fields fields) {
        var changed = read(fields, this, fields.has("title"));
        var alone = !fields.has("parent_id") && !Objects.equals(changed.listId, listId);
        return alone ? changed.within(changed.listId, null) : changed;
    }

    private static Draft read(Fields fields, Draft base, boolean titleRequired) {
        var title = fields.text("title", 1, 200);
        var description = fields.rawText("description", 0, 10_000);
        var status = fields.parsed("status", Status::parse);
        var priority = fields.parsed("priority", Priority::parse);
        var tags = fields.texts("tags", 10, 50);
        var dueDate = fields.parsed("due_date", Times::parse);
        var allDay = fields.flag("all_day");
        var recurrence = fields.parsed("recurrence_pattern", Recurrence::parse);
        var recurrenceFrom = fields.parsed("recurrence_from", RecurrenceFrom::parse);
        var reminderLeadTime = fields.integer("reminder_lead_time", 0, YEAR_IN_MINUTES);
        var listId = fields.parsed("list_id", Ids::require);
        var parentId = fields.parsed("parent_id", Ids::require);
        var place = Place.read(fields);
        if (titleRequired) {
            fields.required("title", title);
        }
        fields.check();
        return new Draft(
                title == null ? base.title : title,
                fields.has("description") ? description : base.description,
                fields.or("status", status, base.status, DEFAULTS.status),
                fields.or("priority", priority, base.priority, DEFAULTS.priority),
                fields.or("tags", tags, base.tags, DEFAULTS.tags),
                fields.has("due_date") ? dueDate : base.dueDate,
                fields.or("all_day", allDay, base.allDay, DEFAULTS.allDay),
                fields.or("recurrence_pattern", recurrence, base.recurrence, DEFAULTS.recurrence),
                fields.or(
                        "recurrence_from",
                        recurrenceFrom,
                        base.recurrenceFrom,
                        DEFAULTS.recurrenceFrom),
                fields.has("reminder_lead_time") ? reminderLeadTime : base.reminderLeadTime,
                fields.has("list_id") ? listId : base.listId,
                fields.has("parent_id") ? parentId : base.parentId,
                place == null ? base.place : place);
    }

    /**
     * @return whether it says nothing of another thing that has to be there
     */
    boolean standsAlone() {
        return listId == null && parentId == null && !(place instanceof Place.Beside);
    }

    Draft withStatus(Status changed) {
        return new Draft(
                title,
                description,
                changed,
                priority,
                tags,
                dueDate,
                allDay,
                recurrence,
                recurrenceFrom,
                reminderLeadTime,
                listId,
                parentId,
                place);
    }

    Draft within(@Nullable UUID list, @Nullable UUID parent) {
        return new Draft(
                title,
                description,
                status,
                priority,
                tags,
                dueDate,
                allDay,
                recurrence,
                recurrenceFrom,
                reminderLeadTime,
                list,
                parent,
                place);
    }

    /**
     * @return what follows a recurring task
     */
    Draft next(Instant due) {
        return new Draft(
                title,
                description,
                Status.PENDING,
                priority,
                tags,
                due,
                allDay,
                recurrence,
                recurrenceFrom,
                reminderLeadTime,
                listId,
                parentId,
                place);
    }
}
