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
 * Tasks in CSV: a row of names, then one row for each task. A column that is missing is a member
 * that is absent; an empty cell is null.
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
     * @param zone of times that name none
     */
    public static void read(
            CsvRowReader rows, CsvHeader header, ZoneId zone, Consumer<ImportEntry> items)
            throws FileSyntaxException, IOException {
        if (!header.has("title")) {
            throw new FileSyntaxException(
                    1, "The first row has to name the columns, one of them title.");
        }
        for (var row = rows.next(); row != null; row = rows.next()) {
            var fault = header.fault(row);
            if (fault != null) {
                items.accept(fault);
            } else if (!row.isBlank()) {
                items.accept(ImportEntry.task(row.line(), task(row, header, zone)));
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

    /** As the API has it, however it is typed. */
    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT)
                + word.substring(1).toLowerCase(Locale.ROOT);
    }

    /** What is no number is left to be refused like any other. */
    private static JsonNode number(String cell) {
        try {
            return NODES.numberNode(Integer.parseInt(cell.strip()));
        } catch (NumberFormatException none) {
            return NODES.textNode(cell);
        }
    }

    /** Writes the row of names. */
    public static void begin(Appendable file) throws IOException {
        file.append(String.join(",", COLUMNS)).append("\r\n");
    }

    /**
     * Writes one task.
     *
     * @param task with its list's name, as {@link ImportEntry} has it
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
            case "due_date" -> DueDateFields.text(task);
            default -> value.asText();
        };
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
    }
}
