package todo.api.transfer.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.importing.DueDateFields;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;

/**
 * Reads and writes tasks as CSV: a header, then one row for each task. A missing column is an
 * absent member; an empty cell is null.
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

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

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
            var fault = header.fault(row);
            if (fault != null) {
                entries.accept(fault);
            } else if (!row.isBlank()) {
                entries.accept(ImportEntry.task(row.line(), task(row, header, zone)));
            }
        }
    }

    private static ObjectNode task(CsvRow row, CsvHeader header, ZoneId zone) {
        var task = NODES.objectNode();
        for (var name : COLUMNS) {
            if (header.has(name)) {
                put(task, name, CsvCells.read(header.cell(row, name)), zone);
            }
        }
        return task;
    }

    private static void put(ObjectNode task, String name, @Nullable String cell, ZoneId zone) {
        if (cell == null || (cell.isBlank() && !name.equals("description"))) {
            task.set(name, name.equals("tags") ? NODES.arrayNode() : NODES.nullNode());
            return;
        }
        switch (name) {
            case "tags" -> CsvCells.split(cell).forEach(task.withArray(name)::add);
            case "reminder_lead_time" -> task.set(name, number(cell));
            case "due_date" -> DueDateFields.put(task, cell, zone);
            case "priority" -> task.put(name, capitalized(cell));
            default -> task.put(name, cell);
        }
    }

    /**
     * @return the word as the API spells it
     */
    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT)
                + word.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Leaves a text that is not a number as it is; validation rejects it. */
    private static JsonNode number(String cell) {
        try {
            return NODES.numberNode(Integer.parseInt(cell.strip()));
        } catch (NumberFormatException invalid) {
            return NODES.textNode(cell);
        }
    }

    /** Writes the header. */
    public static void begin(Appendable file) throws IOException {
        file.append(String.join(",", COLUMNS)).append("\r\n");
    }

    /**
     * Writes one task.
     *
     * @param task the task as the API shows it, with the additional member {@code list}: the name
     *     of its list
     */
    public static void write(Appendable file, ObjectNode task) throws IOException {
        var row = new StringBuilder();
        for (var name : COLUMNS) {
            CsvCells.write(row, cell(task, name));
            row.append(',');
        }
        row.setLength(row.length() - 1);
        file.append(row).append("\r\n");
    }

    private static @Nullable String cell(ObjectNode task, String name) {
        var value = task.path(name);
        if (value.isNull() || value.isMissingNode() || (value.isArray() && value.isEmpty())) {
            return null;
        }
        return switch (name) {
            case "tags" -> CsvCells.join(texts(value));
            case "due_date" -> dueDate(task);
            default -> value.asText();
        };
    }

    /**
     * @return a date or an RFC 3339 time
     */
    private static String dueDate(ObjectNode task) {
        var due = task.path("due_date").asText();
        return task.path("all_day").asBoolean() ? due.substring(0, due.indexOf('T')) : due;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
    }
}
