package todo.api.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.ordering.Placement;
import todo.api.recurrence.Occurrence;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Pattern;
import todo.api.recurrence.Rule;
import todo.http.Fields;

/**
 * What a person decides about a task: all of it but what the system adds.
 *
 * @param title 1 to 200 characters
 * @param description Markdown, at most 10,000 characters
 * @param tags at most 10, each once in whatever capitals
 * @param dueDate midnight UTC of its day where {@code allDay}
 * @param recurrence null where it does not come again; by the hour only where it is not {@code
 *     allDay}
 * @param reminderLeadTime minutes before it is due
 * @param place among the others; null for the end of a new task, and for where it is of another
 */
public record Draft(
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        List<String> tags,
        @Nullable Instant dueDate,
        boolean allDay,
        @Nullable Rule recurrence,
        Origin recurrenceFrom,
        @Nullable Integer reminderLeadTime,
        @Nullable UUID listId,
        @Nullable UUID parentId,
        @Nullable Placement place) {

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
                    null,
                    Origin.DUE,
                    null,
                    null,
                    null,
                    null);

    public Draft {
        dueDate = allDay && dueDate != null ? dueDate.truncatedTo(ChronoUnit.DAYS) : dueDate;
        recurrence = allDay && recurrence != null ? recurrence.withoutTimes() : recurrence;
        tags = Tags.distinct(tags);
    }

    /**
     * @return a whole task: what is absent has its default
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    static Draft whole(Fields fields) {
        return read(fields, DEFAULTS, true);
    }

    /**
     * @return this, with what the request names; null clears. A part of another task that is put
     *     into another list by itself is a part of it no more
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    Draft changed(Fields fields) {
        var changed = read(fields, this, fields.has("title"));
        var alone = !fields.has("parent_id") && !Objects.equals(changed.listId, listId);
        return alone ? changed.within(changed.listId, null) : changed;
    }

    /**
     * @throws todo.failure.Failure.Invalid with every rule that is broken by a change of a task
     */
    static void check(Fields fields) {
        read(fields, DEFAULTS, fields.has("title"));
    }

    private static Draft read(Fields fields, Draft base, boolean titleRequired) {
        var title = fields.text("title", 1, 200);
        var description = fields.rawText("description", 0, 10_000);
        var status = fields.parsed("status", Status::parse);
        var priority = fields.parsed("priority", Priority::parse);
        var tags = fields.texts("tags", 10, 50);
        var dueDate = fields.parsed("due_date", ClientTimes::parse);
        var allDay = fields.flag("all_day");
        var recurrence = recurrence(fields, base.recurrence);
        var recurrenceFrom = fields.parsed("recurrence_from", Origin::parse);
        var reminderLeadTime = fields.integer("reminder_lead_time", 0, YEAR_IN_MINUTES);
        var listId = fields.parsed("list_id", Ids::require);
        var parentId = fields.parsed("parent_id", Ids::require);
        var place = Placement.read(fields);
        if (titleRequired) {
            fields.required("title", title);
        }
        if (recurrence != null
                && recurrence.isTimed()
                && fields.or("all_day", allDay, base.allDay, DEFAULTS.allDay)) {
            fields.fault(
                    fields.has("recurrence_rule") ? "recurrence_rule" : "all_day",
                    "A task that has no time of day does not come again by the hour.");
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
                recurrence,
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
     * @param now to the microsecond, which is what the database keeps
     * @return a new task
     */
    Task task(UUID id, String position, Instant now) {
        return new Task(
                id,
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
                listId,
                parentId,
                position,
                status == Status.COMPLETED ? now : null,
                now,
                now,
                1);
    }

    /**
     * @return whether it says nothing of another thing that has to be there
     */
    boolean standsAlone() {
        return listId == null && parentId == null && !(place instanceof Placement.Beside);
    }

    /**
     * The pattern and the rule are two views of one thing: who gives one of them gives both. A
     * pattern that is the rule's already leaves the rule as it is, so that a client that knows only
     * patterns coarsens nothing.
     */
    private static @Nullable Rule recurrence(Fields fields, @Nullable Rule before) {
        var rule = fields.parsed("recurrence_rule", Rule::parse);
        var pattern = fields.parsed("recurrence_pattern", Pattern::parse);
        if (rule != null && pattern != null && pattern != Pattern.of(rule)) {
            fields.fault(
                    "recurrence_pattern",
                    "The rule comes nearest to %s. Give one of the two, or both alike."
                            .formatted(Pattern.of(rule).wire()));
        }
        if (rule != null) {
            return rule;
        }
        var kept = fields.has("recurrence_rule") ? null : before;
        if (pattern == null) {
            return fields.has("recurrence_pattern") ? null : kept;
        }
        return pattern == Pattern.of(kept) ? kept : pattern.rule();
    }

    /**
     * @return this in the place of {@code before}: the same pattern leaves its rule as it is, but
     *     for times of day where there are none
     */
    Draft replacing(Draft before, Fields fields) {
        return fields.hasValue("recurrence_rule")
                        || Pattern.of(recurrence) != Pattern.of(before.recurrence)
                ? this
                : again(status, dueDate, allDay, before.recurrence);
    }

    /**
     * @param zone where a day begins at midnight
     * @return this; where it is put on another day than {@code before}, without the day that the
     *     series has named by itself
     */
    Draft movedFrom(Task before, ZoneId zone) {
        if (recurrence == null
                || dueDate == null
                || dueDate.equals(before.dueDate())
                || !recurrence.equals(before.recurrence())) {
            return this;
        }
        var day = LocalDate.ofInstant(dueDate, allDay ? ZoneOffset.UTC : zone);
        return again(status, dueDate, allDay, recurrence.movedTo(day));
    }

    Draft withStatus(Status changed) {
        return again(changed, dueDate, allDay, recurrence);
    }

    Draft withTags(List<String> changed) {
        return with(status, changed, dueDate, allDay, recurrence, listId, parentId, place);
    }

    Draft within(@Nullable UUID list, @Nullable UUID parent) {
        return with(status, tags, dueDate, allDay, recurrence, list, parent, place);
    }

    /**
     * @param key its place among the others
     */
    Draft at(String key) {
        var at = new Placement.At(key);
        return with(status, tags, dueDate, allDay, recurrence, listId, parentId, at);
    }

    /**
     * @return what follows a recurring task
     */
    Draft next(Occurrence next, boolean nextAllDay) {
        return again(Status.PENDING, next.due(), nextAllDay, next.rule());
    }

    private Draft again(
            Status changed, @Nullable Instant due, boolean onDays, @Nullable Rule rule) {
        return with(changed, tags, due, onDays, rule, listId, parentId, place);
    }

    private Draft with(
            Status changedStatus,
            List<String> changedTags,
            @Nullable Instant changedDue,
            boolean changedAllDay,
            @Nullable Rule changedRule,
            @Nullable UUID changedList,
            @Nullable UUID changedParent,
            @Nullable Placement changedPlace) {
        return new Draft(
                title,
                description,
                changedStatus,
                priority,
                changedTags,
                changedDue,
                changedAllDay,
                changedRule,
                recurrenceFrom,
                reminderLeadTime,
                changedList,
                changedParent,
                changedPlace);
    }
}
