package todo.api.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.ordering.Placement;
import todo.failure.Failure;
import todo.http.Fields;

/**
 * What a file says of a task, checked as any request is. What it does not say has its default in a
 * new task, and stays as it is in one that is there.
 *
 * @param given the names of the members that are there, null or not
 */
public record TaskEntry(
        Draft draft,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant completedAt,
        @Nullable Integer version,
        Set<String> given) {

    /**
     * Where a task belongs.
     *
     * @param list null for none; that of the parent where there is one
     * @param parent null for none
     */
    public record Home(@Nullable UUID list, @Nullable UUID parent) {}

    /**
     * @param task members as the API has them, but none that names another task or a list
     * @param given the names of all the members that the file has
     * @throws Failure.Invalid with every broken rule
     */
    public static TaskEntry read(ObjectNode task, Set<String> given) {
        var fields = new Fields(task);
        var createdAt = micros(fields.instant("created_at"));
        var updatedAt = micros(fields.instant("updated_at"));
        var completedAt = micros(fields.instant("completed_at"));
        var version = fields.integer("version", 1, Integer.MAX_VALUE);
        return new TaskEntry(
                Draft.whole(fields), createdAt, updatedAt, completedAt, version, given);
    }

    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    public String title() {
        return draft.title();
    }

    /**
     * @param position where it goes unless the file says
     */
    public Task created(UUID id, Home home, String position, Instant now) {
        var updated = Objects.requireNonNullElse(updatedAt, now);
        var completed =
                draft.status() == Status.COMPLETED
                        ? Objects.requireNonNullElse(completedAt, updated)
                        : null;
        var created = Objects.requireNonNullElse(createdAt, now);
        return task(
                id,
                draft,
                home,
                Objects.requireNonNullElse(position(), position),
                new Moments(completed, created, updated, version == null ? 1 : version));
    }

    /**
     * @param home where it belongs by now
     * @return the task as the file has it; {@code before} where that is the same
     */
    public Task over(Task before, Home home, Instant now) {
        var merged = merged(before.draft());
        var completed =
                merged.status() == Status.COMPLETED
                        ? or(same(completedAt, before.completedAt()), before.completedAt(), now)
                        : null;
        var created = or(same(createdAt, before.createdAt()), before.createdAt(), now);
        var position = Objects.requireNonNullElse(position(), before.position());
        var as = new Moments(completed, created, before.updatedAt(), before.version());
        var task = task(before.id(), merged, home, position, as);
        if (task.equals(before)) {
            return before;
        }
        var changed = new Moments(completed, created, now, before.version() + 1);
        return task(before.id(), merged, home, position, changed);
    }

    private static Instant or(@Nullable Instant said, @Nullable Instant before, Instant now) {
        return said != null ? said : before != null ? before : now;
    }

    /** Some files know no fractions of a second. */
    private static @Nullable Instant same(@Nullable Instant said, @Nullable Instant before) {
        var same =
                said != null
                        && before != null
                        && said.equals(before.truncatedTo(ChronoUnit.SECONDS));
        return same ? before : said;
    }

    private Draft merged(Draft before) {
        var recurrence =
                given.contains("recurrence_rule") || given.contains("recurrence_pattern")
                        ? draft.recurrence()
                        : before.recurrence();
        var due = given.contains("due_date");
        return new Draft(
                draft.title(),
                given.contains("description") ? draft.description() : before.description(),
                given.contains("status") ? draft.status() : before.status(),
                given.contains("priority") ? draft.priority() : before.priority(),
                given.contains("tags") ? draft.tags() : before.tags(),
                due ? same(draft.dueDate(), before.dueDate()) : before.dueDate(),
                due ? draft.allDay() : before.allDay(),
                recurrence,
                given.contains("recurrence_from")
                        ? draft.recurrenceFrom()
                        : before.recurrenceFrom(),
                given.contains("reminder_lead_time")
                        ? draft.reminderLeadTime()
                        : before.reminderLeadTime(),
                null,
                null,
                null);
    }

    private @Nullable String position() {
        return draft.place() instanceof Placement.At at ? at.key() : null;
    }

    private record Moments(
            @Nullable Instant completed, Instant created, Instant updated, long version) {}

    private static Task task(UUID id, Draft draft, Home home, String position, Moments times) {
        return new Task(
                id,
                draft.title(),
                draft.description(),
                draft.status(),
                draft.priority(),
                draft.tags(),
                draft.dueDate(),
                draft.allDay(),
                draft.recurrence(),
                draft.recurrenceFrom(),
                draft.reminderLeadTime(),
                home.list(),
                home.parent(),
                position,
                times.completed(),
                times.created(),
                times.updated(),
                times.version());
    }
}
