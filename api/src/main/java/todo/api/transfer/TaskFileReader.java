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

/** Reads a file of any format. */
public final class TaskFileReader {

    private TaskFileReader() {}

    /**
     * @param file read once, from the first byte to the last
     * @param zone the time zone of times that do not name one
     * @param entries receives every entry in the order of the file, invalid ones too
     * @throws FileSyntaxException if the rest of the file cannot be read
     * @throws IOException if the bytes cannot be read
     */
    public static void read(
            FileFormat format,
            InputStream file,
            ZoneId zone,
            Clock clock,
            Consumer<ImportEntry> entries)
            throws FileSyntaxException, IOException {
        switch (format) {
            case JSON -> JsonFileReader.read(file, entries);
            case CSV -> readCsv(new CsvRowReader(file), zone, clock, entries);
            case ICS -> CalendarReader.read(file, zone, entries);
        }
    }

    private static void readCsv(
            CsvRowReader rows, ZoneId zone, Clock clock, Consumer<ImportEntry> entries)
            throws FileSyntaxException, IOException {
        var first = firstRow(rows);
        var header = CsvHeader.of(isSeparatorHint(first) ? firstRow(rows) : first);
        if (TodoistReader.recognizes(header)) {
            new TodoistReader(header, clock, zone, entries).read(rows);
        } else {
            CsvFile.read(rows, header, zone, entries);
        }
    }

    private static @Nullable CsvRow firstRow(CsvRowReader rows)
            throws FileSyntaxException, IOException {
        var row = rows.next();
        while (row != null && row.isBlank()) {
            row = rows.next();
        }
        return row;
    }

    /**
     * @return whether the row is {@code sep=;}, which tells a spreadsheet the separator. {@link
     *     CsvRowReader} has learned the separator by reading it.
     */
    private static boolean isSeparatorHint(@Nullable CsvRow row) {
        return row != null
                && "sep=".equalsIgnoreCase(row.cell(0))
                && row.cells().size() == 2
                && row.cell(1) == null;
    }
}
