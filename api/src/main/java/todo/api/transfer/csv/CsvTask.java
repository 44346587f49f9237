package todo.api.transfer.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.api.Patch;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Rule;
import todo.api.task.LeadTime;
import todo.api.task.Priority;
import todo.api.task.Status;
import todo.api.transfer.importing.ImportedDueDate;
import todo.api.transfer.importing.TaskEntry;
import todo.api.transfer.importing.TaskEntryBuilder;
import todo.api.transfer.importing.TextShortener;

/**
 * Reads the task of one row. A cell that is not understood is left out. Used once, by one thread.
 */
final class CsvTask {

    private static final String ALL_DAY = "all_day";

    private final CsvRow row;
    private final CsvHeader header;
    private final ZoneId zone;
    private final TaskEntryBuilder task;

    CsvTask(CsvRow row, CsvHeader header, ZoneId zone) {
        this.row = row;
        this.header = header;
        this.zone = zone;
        this.task = new TaskEntryBuilder(row.line());
    }

    TaskEntry read(List<String> columns) {
        for (var column : columns) {
            if (header.has(column)) {
                var cell = CsvCells.read(header.cell(row, column));
                read(column, cell == null || cell.isBlank() ? null : cell);
            }
        }
        if (header.has("description")) {
            task.text().description(CsvCells.read(header.cell(row, "description")));
        }
        var known = new ArrayList<>(columns);
        known.add(ALL_DAY);
        var unread = header.unread(row, known);
        if (!unread.isEmpty()) {
            task.remark(
                    "Columns that are not imported: %s.".formatted(TextShortener.joined(unread)));
        }
        return task.build();
    }

    private void read(String column, @Nullable String cell) {
        switch (column) {
            case "id" -> task.id(cell);
            case "title" -> task.text().title(Objects.requireNonNullElse(cell, ""));
            case "status" -> set("The status", cell, this::status, task::status);
            case "priority" -> set("The priority", cell, CsvTask::priority, task::priority);
            case "tags" -> task.text().tags(cell == null ? List.of() : CsvCells.split(cell));
            case "list" -> task.list(cell);
            case "parent_id" -> task.parent(Patch.to(cell));
            case "due_date" -> set("The due date", cell, this::due, task::due);
            case "recurrence_rule" ->
                    set("The recurrence rule", cell, Rule::parse, task::recurrence);
            case "recurrence_from" ->
                    set(
                            "The origin of the recurrence",
                            cell,
                            text -> Origin.parse(word(text)),
                            task::recurrenceFrom);
            case "reminder_lead_time" ->
                    set(
                            "The reminder",
                            cell,
                            text -> new LeadTime(Integer.parseInt(text.strip())),
                            task::leadTime);
            case "position" -> task.position(cell == null ? null : cell.strip());
            case "created_at" -> set("The time in created_at", cell, this::time, task::createdAt);
            case "updated_at" -> set("The time in updated_at", cell, this::time, task::updatedAt);
            case "completed_at" ->
                    set("The time in completed_at", cell, this::time, task::completedAt);
            default -> {}
        }
    }

    /**
     * Sets a field, unless its cell is not understood.
     *
     * @param cell null clears the field
     * @param parse throws {@link IllegalArgumentException} or {@link DateTimeException}, or returns
     *     null, for an unknown text
     */
    private <T> void set(
            String name,
            @Nullable String cell,
            Function<String, @Nullable T> parse,
            Consumer<@Nullable T> setter) {
        T value = null;
        if (cell != null) {
            try {
                value = parse.apply(cell);
            } catch (IllegalArgumentException | DateTimeException unknown) {
                // told below
            }
            if (value == null) {
                task.leftOut(name, cell);
                return;
            }
        }
        setter.accept(value);
    }

    private static String word(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }

    private @Nullable Status status(String cell) {
        return switch (word(cell)) {
            case "completed", "complete", "done", "finished", "closed", "resolved" ->
                    Status.COMPLETED;
            case "x", "✓", "true", "yes" -> Status.COMPLETED;
            case "in progress", "in process", "started", "doing", "active" -> Status.IN_PROGRESS;
            case "pending", "to do", "todo", "open", "new", "not started", "needs action" ->
                    Status.PENDING;
            case "false", "no" -> Status.PENDING;
            case "cancelled", "canceled" -> {
                task.remark("It is cancelled, so it becomes a completed task.");
                yield Status.COMPLETED;
            }
            default -> null;
        };
    }

    private static @Nullable Priority priority(String cell) {
        return switch (word(cell)) {
            case "high", "highest", "urgent", "critical" -> Priority.HIGH;
            case "medium", "normal", "none" -> Priority.MEDIUM;
            case "low", "lowest" -> Priority.LOW;
            default -> null;
        };
    }

    private @Nullable ImportedDueDate due(String cell) {
        var due = ImportedDueDate.parse(cell, zone);
        return due != null && due.day() == null && isAllDay()
                ? ImportedDueDate.on(due.time().atZone(zone).toLocalDate())
                : due;
    }

    private boolean isAllDay() {
        var cell = header.cell(row, ALL_DAY);
        return cell != null && cell.strip().equalsIgnoreCase("true");
    }

    private @Nullable Instant time(String cell) {
        var time = ImportedDueDate.parse(cell, zone);
        if (time == null) {
            return null;
        }
        return time.day() == null
                ? time.time()
                : ImportedDueDate.at(time.day().atStartOfDay(zone).toInstant()).time();
    }
}
