package todo.api.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a file of any format, from its first byte to its last, once. */
final class TaskFile {

    private TaskFile() {}

    /**
     * @param zone of times that name none
     * @param items is given everything that stands there, in its order; a broken line too
     * @throws BrokenLine where nothing can be read after it
     * @throws IOException if the bytes cannot be read
     */
    static void read(
            Format format, InputStream file, ZoneId zone, Clock clock, Consumer<ImportItem> items)
            throws BrokenLine, IOException {
        switch (format) {
            case JSON -> JsonFile.read(file, items);
            case CSV -> readCsv(new CsvRows(new Utf8(file)), zone, clock, items);
            case ICS -> CalendarFile.read(file, zone, items);
        }
    }

    private static void readCsv(CsvRows rows, ZoneId zone, Clock clock, Consumer<ImportItem> items)
            throws BrokenLine, IOException {
        var first = rows.next();
        var header = CsvHeader.of(isSeparator(first) ? rows.next() : first);
        if (TodoistFile.recognizes(header)) {
            new TodoistFile(header, new TodoistDates(clock), zone, items).read(rows);
        } else {
            CsvFile.read(rows, header, zone, items);
        }
    }

    /** "sep=;", by which a spreadsheet is told what separates cells: reading it has told us too. */
    private static boolean isSeparator(CsvRows.@Nullable Row row) {
        return row != null
                && "sep=".equalsIgnoreCase(row.cell(0))
                && row.cells().size() == 2
                && row.cell(1) == null;
    }
}
