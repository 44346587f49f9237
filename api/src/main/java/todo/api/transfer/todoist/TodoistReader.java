package todo.api.transfer.todoist;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.csv.CsvHeader;
import todo.api.transfer.csv.CsvRow;
import todo.api.transfer.csv.CsvRowReader;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;

/**
 * Reads one project of a Todoist backup. A row is a task, a comment on the task above, or the
 * section of the tasks below; an indented task is a subtask of the one above. A section becomes a
 * tag, and a comment becomes a paragraph of the description. A task has no fields for deadlines,
 * durations, responsible people and dates that {@link TodoistDates} cannot read, so they become
 * paragraphs of the description too. Used once, by one thread.
 *
 * @see <a
 *     href="https://todoist.com/help/articles/format-a-csv-file-to-import-into-todoist-UVUXTmm6">Todoist
 *     on its CSV columns</a>
 */
public final class TodoistReader {

    private static final int MAX_INDENT = 20;

    private final CsvHeader header;
    private final TodoistDates dates;
    private final ZoneId zone;
    private final Consumer<ImportEntry> entries;

    /** The lines of the ancestors of the last task, the outermost first, and of that task. */
    private final List<Integer> path = new ArrayList<>();

    private @Nullable String section;
    private @Nullable PendingTask pending;

    /** A task whose comments may follow. */
    private record PendingTask(
            int line,
            ObjectNode task,
            @Nullable Integer parentLine,
            TodoistText text,
            @Nullable String remark) {}

    /**
     * @param zone the time zone of dates that do not name one
     */
    public TodoistReader(
            CsvHeader header, Clock clock, ZoneId zone, Consumer<ImportEntry> entries) {
        this.header = header;
        this.dates = new TodoistDates(clock);
        this.zone = zone;
        this.entries = entries;
    }

    public static boolean recognizes(CsvHeader header) {
        return header.has("type") && header.has("content");
    }

    public void read(CsvRowReader rows) throws FileSyntaxException, IOException {
        for (var row = rows.next(); row != null; row = rows.next()) {
            var fault = header.fault(row);
            if (fault != null) {
                entries.accept(fault);
            } else if (!row.isBlank()) {
                read(row);
            }
        }
        finish();
    }

    private void read(CsvRow row) {
        switch (text(row, "type").toLowerCase(Locale.ROOT)) {
            case "task" -> {
                finish();
                task(row);
            }
            case "note" -> note(row);
            case "section" -> {
                finish();
                path.clear();
                section = text(row, "content");
            }
            case "meta", "" -> {} // display settings of Todoist
            default ->
                    entries.accept(
                            new ImportEntry.Unreadable(
                                    row.line(), "TYPE must be task, section or note."));
        }
    }

    private void note(CsvRow row) {
        var comment = text(row, "content");
        if (pending == null) {
            entries.accept(
                    new ImportEntry.Skipped(row.line(), comment, "A comment without a task."));
        } else {
            pending.text.paragraph(comment);
        }
    }

    private void task(CsvRow row) {
        var task = JsonNodeFactory.instance.objectNode();
        var priority = priority(text(row, "priority"));
        var depth = depth(text(row, "indent"));
        if (priority == null || depth == 0) {
            entries.accept(
                    new ImportEntry.Unreadable(
                            row.line(),
                            priority == null
                                    ? "PRIORITY must be 1, 2, 3 or 4."
                                    : "INDENT must be a number from 1 to %d."
                                            .formatted(MAX_INDENT)));
            return;
        }
        while (path.size() >= depth) {
            path.removeLast();
        }
        var parentLine = path.isEmpty() ? null : path.getLast();
        path.add(row.line());
        task.put("priority", priority);
        var text = new TodoistText(text(row, "content"), section);
        text.paragraph(text(row, "description"));
        var understood = date(row, task);
        if (!understood) {
            text.line("Date", text(row, "date"));
        }
        text.line("Deadline", text(row, "deadline"));
        text.line("Duration", (text(row, "duration") + " " + text(row, "duration_unit")).strip());
        text.line("Responsible", text(row, "responsible"));
        pending =
                new PendingTask(
                        row.line(),
                        task,
                        parentLine,
                        text,
                        understood
                                ? null
                                : "The date could not be read and was added to the description: "
                                        + text(row, "date"));
    }

    private boolean date(CsvRow row, ObjectNode task) {
        var phrase = text(row, "date");
        return phrase.isEmpty() || dates.read(phrase, zone(text(row, "timezone")), task);
    }

    private ZoneId zone(String name) {
        try {
            return name.isEmpty() ? zone : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return zone;
        }
    }

    private static @Nullable String priority(String text) {
        return switch (text) {
            case "1" -> "High";
            case "2", "3", "4", "" -> "Medium"; // 4 is the default in Todoist
            default -> null;
        };
    }

    /**
     * @return the depth, the outermost being 1; 0 if the text is invalid
     */
    private static int depth(String text) {
        if (text.isEmpty()) {
            return 1;
        }
        var depth = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
        return depth <= MAX_INDENT ? depth : 0;
    }

    private void finish() {
        if (pending != null) {
            pending.text.put(pending.task);
            entries.accept(
                    new ImportEntry.RawTask(
                            pending.line, null, pending.task, pending.parentLine, pending.remark));
            pending = null;
        }
    }

    private String text(CsvRow row, String name) {
        var cell = header.cell(row, name);
        return cell == null ? "" : cell.strip();
    }
}
