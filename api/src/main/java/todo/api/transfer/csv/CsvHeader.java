package todo.api.transfer.csv;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;

/**
 * The header of a CSV file.
 *
 * @param width the number of columns
 * @param columns the index of each column by its name, in lower case, with underscores for spaces
 */
public record CsvHeader(int width, Map<String, Integer> columns) {

    public static CsvHeader of(@Nullable CsvRow row) throws FileSyntaxException {
        if (row == null) {
            throw new FileSyntaxException(1, "The file is empty.");
        }
        var columns = new HashMap<String, Integer>();
        for (var i = 0; i < row.cells().size(); i++) {
            var name = row.cell(i);
            if (name != null) {
                columns.putIfAbsent(name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'), i);
            }
        }
        return new CsvHeader(row.cells().size(), Map.copyOf(columns));
    }

    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /**
     * @return the cell in the column with this name; null if the row or the file has none
     */
    public @Nullable String cell(CsvRow row, String name) {
        return row.cell(columns.getOrDefault(name, -1));
    }

    /**
     * @return an entry for the report if the row has too many cells; null if it does not
     */
    public ImportEntry.@Nullable Unreadable fault(CsvRow row) {
        return row.cells().size() <= width
                ? null
                : new ImportEntry.Unreadable(
                        row.line(),
                        "This row has %d cells, but the header has %d."
                                .formatted(row.cells().size(), width));
    }
}
