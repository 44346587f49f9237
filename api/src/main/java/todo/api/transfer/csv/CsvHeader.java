package todo.api.transfer.csv;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.importing.FileSyntaxException;

/**
 * The header of a CSV file.
 *
 * @param columns the index of each column by its name, in lower case, with underscores for spaces
 * @param titles the title of each column that has one, by its index
 */
public record CsvHeader(Map<String, Integer> columns, Map<Integer, String> titles) {

    /** Invisible characters around titles: white space, byte order marks, and quotes. */
    private static final Pattern FRAME = Pattern.compile("^[\\s\\h\ufeff\"]+|[\\s\\h\ufeff\"]+$");

    public static CsvHeader of(@Nullable CsvRow row) throws FileSyntaxException {
        if (row == null) {
            throw new FileSyntaxException(1, "The file is empty.");
        }
        var columns = new HashMap<String, Integer>();
        var titles = new HashMap<Integer, String>();
        for (var i = 0; i < row.cells().size(); i++) {
            var title = FRAME.matcher(Objects.requireNonNullElse(row.cell(i), "")).replaceAll("");
            if (!title.isEmpty()) {
                titles.put(i, title);
                columns.putIfAbsent(title.toLowerCase(Locale.ROOT).replaceAll("[\\s\\h]+", "_"), i);
            }
        }
        return new CsvHeader(Map.copyOf(columns), Map.copyOf(titles));
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
     * @param known the names of columns that are imported
     * @return the titles of other columns in which the row has a cell, those without a title
     *     numbered
     */
    public List<String> unread(CsvRow row, Collection<String> known) {
        var read = known.stream().map(name -> columns.getOrDefault(name, -1)).toList();
        return IntStream.range(0, row.cells().size())
                .filter(column -> !read.contains(column))
                .filter(column -> !Objects.requireNonNullElse(row.cell(column), "").isBlank())
                .mapToObj(column -> titles.getOrDefault(column, "column " + (column + 1)))
                .toList();
    }
}
