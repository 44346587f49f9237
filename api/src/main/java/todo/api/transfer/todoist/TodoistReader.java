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
 * Reads one project of a Todoist backup. A row is a task, a comment on the task above it, or the
 * section that the tasks below are in; an indented task is a part of the one above. A section
 * becomes a tag, a comment the end of the description. What has no place here – a date that is not
 * understood, a deadline, a duration, somebody responsible – is kept as a line of the description,
 * so that nothing is lost. Used once, by one thread.
 *
 * @see <a
 *     href="https://todoist.com/help/articles/format-a-csv-file-to-import-into-todoist-UVUXTmm6">Todoist
 *     on its columns</a>
 */
public final class TodoistReader {

    private static final int DEEPEST = 20;

    private final CsvHeader header;
    private final TodoistDates dates;
    private final ZoneId zone;
    private final Consumer<ImportEntry> items;

    /** The lines of the last task and of those it is a part of, the outermost first. */
    private final List<Integer> path = new ArrayList<>();

    private @Nullable String section;
    private @Nullable PendingTask pending;

    /** A task whose comments may still follow. */
    private record PendingTask(
            int line,
            ObjectNode task,
            @Nullable Integer above,
            TodoistText text,
            @Nullable String remark) {}

    /**
     * @param zone of the person who imports
     */
    public TodoistReader(CsvHeader header, Clock clock, ZoneId zone, Consumer<ImportEntry> items) {
        this.header = header;
        this.dates = new TodoistDates(clock);
        this.zone = zone;
        this.items = items;
    }

    public static boolean recognizes(CsvHeader header) {
        return header.has("type") && header.has("content");
    }

    public void read(CsvRowReader rows) throws FileSyntaxException, IOException {
        for (var row = rows.next(); row != null; row = rows.next()) {
            var fault = header.fault(row);
            if (fault != null) {
                items.accept(fault);
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
            case "meta", "" -> {} // how Todoist shows it
            default ->
                    items.accept(
                            new ImportEntry.Unreadable(
                                    row.line(), "TYPE has to be task, section or note."));
        }
    }

    private void note(CsvRow row) {
        var comment = text(row, "content");
        if (pending == null) {
            items.accept(
                    new ImportEntry.Skipped(row.line(), comment, "A comment that is on no task."));
        } else {
            pending.text.paragraph(comment);
        }
    }

    private void task(CsvRow row) {
        var task = JsonNodeFactory.instance.objectNode();
        var priority = priority(text(row, "priority"));
        var depth = depth(text(row, "indent"));
        if (priority == null || depth == 0) {
            items.accept(
                    new ImportEntry.Unreadable(
                            row.line(),
                            priority == null
                                    ? "PRIORITY has to be 1, 2, 3 or 4."
                                    : "INDENT has to be a number from 1 to %d."
                                            .formatted(DEEPEST)));
            return;
        }
        while (path.size() >= depth) {
            path.removeLast();
        }
        var above = path.isEmpty() ? null : path.getLast();
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
                        above,
                        text,
                        understood
                                ? null
                                : "Its date was not understood, and is in its description: "
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
            case "2", "3", "4", "" -> "Medium"; // 4 is what Todoist gives to every task
            default -> null;
        };
    }

    /**
     * @return from 1; 0 where it is none
     */
    private static int depth(String text) {
        if (text.isEmpty()) {
            return 1;
        }
        var depth = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
        return depth <= DEEPEST ? depth : 0;
    }

    private void finish() {
        if (pending != null) {
            pending.text.put(pending.task);
            items.accept(
                    new ImportEntry.RawTask(
                            pending.line, null, pending.task, pending.above, pending.remark));
            pending = null;
        }
    }

    private String text(CsvRow row, String name) {
        var cell = header.cell(row, name);
        return cell == null ? "" : cell.strip();
    }
}
