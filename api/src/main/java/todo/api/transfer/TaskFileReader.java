package todo.api.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.csv.CsvFile;
import todo.api.transfer.csv.CsvHeader;
import todo.api.transfer.csv.CsvRow;
import todo.api.transfer.csv.CsvRowReader;
import todo.api.transfer.ical.CalendarReader;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;
import todo.api.transfer.json.JsonFileReader;
import todo.api.transfer.todoist.TodoistReader;

/** Reads a file of any format, from its first byte to its last, once. */
public final class TaskFileReader {

    private TaskFileReader() {}

    /**
     * @param zone of times that name none
     * @param items is given everything that stands there, in its order; a broken line too
     * @throws FileSyntaxException where nothing can be read after it
     * @throws IOException if the bytes cannot be read
     */
    public static void read(
            FileFormat format,
            InputStream file,
            ZoneId zone,
            Clock clock,
            Consumer<ImportEntry> items)
            throws FileSyntaxException, IOException {
        switch (format) {
            case JSON -> JsonFileReader.read(file, items);
            case CSV -> readCsv(new CsvRowReader(file), zone, clock, items);
            case ICS -> CalendarReader.read(file, zone, items);
        }
    }

    private static void readCsv(
            CsvRowReader rows, ZoneId zone, Clock clock, Consumer<ImportEntry> items)
            throws FileSyntaxException, IOException {
        var first = rows.next();
        var header = CsvHeader.of(isSeparator(first) ? rows.next() : first);
        if (TodoistReader.recognizes(header)) {
            new TodoistReader(header, clock, zone, items).read(rows);
        } else {
            CsvFile.read(rows, header, zone, items);
        }
    }

    /** "sep=;", by which a spreadsheet is told what separates cells: reading it has told us too. */
    private static boolean isSeparator(@Nullable CsvRow row) {
        return row != null
                && "sep=".equalsIgnoreCase(row.cell(0))
                && row.cells().size() == 2
                && row.cell(1) == null;
    }
}
