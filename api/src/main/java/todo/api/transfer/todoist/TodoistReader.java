package todo.api.transfer.todoist;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import todo.api.task.Priority;
import todo.api.transfer.csv.CsvHeader;
import todo.api.transfer.csv.CsvRow;
import todo.api.transfer.csv.CsvRowReader;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;
import todo.api.transfer.importing.TaskEntryBuilder;
import todo.api.transfer.importing.TextShortener;

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

    private final CsvHeader header;
    private final TodoistDates dates;
    private final ZoneId zone;
    private final Consumer<ImportEntry> entries;

    /** The lines of the ancestors of the last task, the outermost first, and of that task. */
    private final List<Integer> path = new ArrayList<>();

    private @Nullable String section;

    /** A task whose comments may follow. */
    private @Nullable TaskEntryBuilder pending;

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
            if (!row.isBlank()) {
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
                            new ImportEntry.Skipped(
                                    row.line(),
                                    text(row, "content"),
                                    "TYPE must be task, section or note."));
        }
    }

    private void note(CsvRow row) {
        var comment = text(row, "content");
        if (pending == null) {
            entries.accept(
                    new ImportEntry.Skipped(row.line(), comment, "A comment without a task."));
        } else {
            pending.text().paragraph(comment);
        }
    }

    private void task(CsvRow row) {
        var task = new TaskEntryBuilder(row.line());
        var depth = depth(text(row, "indent"), task);
        while (path.size() >= depth) {
            path.removeLast();
        }
        task.parentLine(path.isEmpty() ? null : path.getLast());
        path.add(row.line());
        priority(text(row, "priority"), task);
        var text = new TodoistText(text(row, "content"), section);
        task.text().title(text.title());
        task.text().tags(text.tags());
        task.text().description(null);
        task.text().paragraph(text(row, "description"));
        date(row, task);
        task.text().paragraph("Deadline", text(row, "deadline"));
        task.text()
                .paragraph(
                        "Duration",
                        (text(row, "duration") + " " + text(row, "duration_unit")).strip());
        task.text().paragraph("Responsible", text(row, "responsible"));
        pending = task;
    }

    private void date(CsvRow row, TaskEntryBuilder task) {
        var phrase = text(row, "date");
        var zone = zone(text(row, "timezone"), task);
        if (!phrase.isEmpty() && !dates.read(phrase, text(row, "date_lang"), zone, task)) {
            task.text().paragraph("Date", phrase);
            task.remark(
                    "The date could not be read and was added to the description: "
                            + TextShortener.shorten(phrase, 300));
        }
    }

    private ZoneId zone(String name, TaskEntryBuilder task) {
        try {
            return name.isEmpty() ? zone : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            task.remark(
                    "The time zone %s is unknown, so its times are in yours."
                            .formatted(TextShortener.shorten(name, 100)));
            return zone;
        }
    }

    private static void priority(String text, TaskEntryBuilder task) {
        switch (text) {
            case "1" -> task.priority(Priority.HIGH);
            case "2", "3", "4", "" -> task.priority(Priority.MEDIUM); // 4 is the default in Todoist
            default -> task.leftOut("The priority", text);
        }
    }

    /**
     * @return the depth, the outermost being 1
     */
    private static int depth(String text, TaskEntryBuilder task) {
        if (text.isEmpty()) {
            return 1;
        }
        var depth = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
        if (depth == 0) {
            task.leftOut("The indentation", text);
            return 1;
        }
        return depth;
    }

    private void finish() {
        if (pending != null) {
            entries.accept(pending.build());
            pending = null;
        }
    }

    private String text(CsvRow row, String name) {
        var cell = header.cell(row, name);
        return cell == null ? "" : cell.strip();
    }
}
