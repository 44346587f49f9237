package todo.api.transfer.csv;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import todo.api.task.Task;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;

/**
 * Reads and writes tasks as CSV: a header, then one row for each task. A missing column is not in
 * the file; an empty cell clears the field.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvFile {

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "title",
                    "description",
                    "status",
                    "priority",
                    "tags",
                    "list",
                    "parent_id",
                    "due_date",
                    "recurrence_rule",
                    "recurrence_from",
                    "reminder_lead_time",
                    "position",
                    "created_at",
                    "updated_at",
                    "completed_at");

    private CsvFile() {}

    /**
     * @param zone the time zone of times without an offset
     */
    public static void read(
            CsvRowReader rows, CsvHeader header, ZoneId zone, Consumer<ImportEntry> entries)
            throws FileSyntaxException, IOException {
        if (!header.has("title")) {
            throw new FileSyntaxException(
                    1, "The first row must name the columns, and one of them must be title.");
        }
        for (var row = rows.next(); row != null; row = rows.next()) {
            if (!row.isBlank()) {
                entries.accept(new CsvTask(row, header, zone).read(COLUMNS));
            }
        }
    }

    /** Writes the header. */
    public static void begin(Appendable file) throws IOException {
        file.append(String.join(",", COLUMNS)).append("\r\n");
    }

    /**
     * Writes one task.
     *
     * @param list the name of its list; null if it is in none
     */
    public static void write(Appendable file, Task task, @Nullable String list) throws IOException {
        var due = task.dueDate();
        var cells =
                new @Nullable Object[] {
                    task.id(),
                    task.title(),
                    task.description(),
                    task.status().wire(),
                    task.priority().wire(),
                    task.tags().isEmpty() ? null : CsvCells.join(task.tags()),
                    list,
                    task.parentId(),
                    due == null || !task.allDay() ? due : LocalDate.ofInstant(due, ZoneOffset.UTC),
                    task.recurrenceRule(),
                    task.recurrenceFrom().wire(),
                    task.reminderLeadTime(),
                    task.position(),
                    task.createdAt(),
                    task.updatedAt(),
                    task.completedAt()
                };
        var row = new StringBuilder();
        for (var cell : cells) {
            CsvCells.write(row, cell == null ? null : cell.toString());
            row.append(',');
        }
        row.setLength(row.length() - 1);
        file.append(row).append("\r\n");
    }
}
