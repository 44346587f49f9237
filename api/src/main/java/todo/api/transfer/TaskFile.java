package todo.api.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Consumer;

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
            Format format, InputStream file, ZoneId zone, Clock clock, Consumer<Item> items)
            throws BrokenLine, IOException {
        switch (format) {
            case JSON -> JsonFile.read(file, items);
            case CSV -> readCsv(new CsvRows(new Utf8(file)), zone, clock, items);
            case ICS -> CalendarFile.read(file, zone, items);
        }
    }

    private static void readCsv(CsvRows rows, ZoneId zone, Clock clock, Consumer<Item> items)
            throws BrokenLine, IOException {
        var header = CsvHeader.of(rows.next());
        if (TodoistFile.recognizes(header)) {
            new TodoistFile(header, new TodoistDates(clock), zone, items).read(rows);
        } else {
            CsvFile.read(rows, header, zone, items);
        }
    }
}
