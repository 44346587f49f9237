package todo.api.task;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Patch;
import todo.api.ordering.Placement;

/**
 * A task as a file describes it. A field that the file does not mention has its default in a new
 * task, and stays as it is in an existing one.
 *
 * @param task its list and parent do not count: see {@link Parents}
 * @param isNamed whether the file has its title; an existing task keeps its own otherwise
 * @param version null for a new task's
 */
public record ImportedTask(
        NewTask task,
        boolean isNamed,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant completedAt,
        @Nullable Integer version) {

    /**
     * Where a task belongs.
     *
     * @param list null for none; that of the parent if there is one
     * @param parent null for none
     */
    public record Parents(@Nullable UUID list, @Nullable UUID parent) {}

    public Title title() {
        return task.title();
    }

    /**
     * @param position unless the file has one
     */
    public Task create(UUID id, UUID owner, Parents parents, String position, Instant now) {
        var updated = Objects.requireNonNullElse(updatedAt, now);
        var created =
                task.task(id, owner, placedAt(position), now)
                        .withParents(parents.list(), parents.parent());
        return created.with(
                id,
                created.position(),
                created.isCompleted() ? Objects.requireNonNullElse(completedAt, updated) : null,
                Objects.requireNonNullElse(createdAt, now),
                updated,
                version == null ? 1 : version);
    }

    /**
     * @param parents where it belongs from now on
     * @return the task as the file has it; {@code before} if that is the same
     */
    public Task change(Task before, Parents parents, Instant now) {
        var fields = isNamed ? task.fields() : untitled(task.fields());
        var changed = fields.mergeInto(before).withParents(parents.list(), parents.parent());
        var due = sameSecond(changed.dueDate(), before.dueDate());
        var after =
                changed.withDueDate(due)
                        .with(
                                before.id(),
                                placedAt(before.position()),
                                changed.isCompleted()
                                        ? first(completedAt, before.completedAt(), now)
                                        : null,
                                first(createdAt, before.createdAt(), now),
                                before.updatedAt(),
                                before.version());
        return after.equals(before) ? before : after.revised(now);
    }

    private static TaskPatch untitled(TaskPatch fields) {
        return new TaskPatch(
                Patch.keep(),
                fields.description(),
                fields.status(),
                fields.priority(),
                fields.tags(),
                fields.dueDate(),
                fields.allDay(),
                fields.recurrence(),
                fields.recurrenceFrom(),
                fields.reminderLeadTime(),
                fields.listId(),
                fields.parentId(),
                fields.placement());
    }

    private static Instant first(
            @Nullable Instant imported, @Nullable Instant before, Instant now) {
        var same = sameSecond(imported, before);
        return same != null ? same : before != null ? before : now;
    }

    /**
     * Some formats have no fractions of a second.
     *
     * @return {@code before} if it is the same but for its fraction of a second
     */
    private static @Nullable Instant sameSecond(
            @Nullable Instant imported, @Nullable Instant before) {
        return imported != null
                        && before != null
                        && imported.equals(before.truncatedTo(ChronoUnit.SECONDS))
                ? before
                : imported;
    }

    private String placedAt(String position) {
        return task.fields().placement() instanceof Placement.At at ? at.key() : position;
    }
}
