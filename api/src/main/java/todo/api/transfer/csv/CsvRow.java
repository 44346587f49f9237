package todo.api.transfer.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a CSV file.
 *
 * @param line the line on which the row begins, the first being 1; a cell can span several lines
 * @param cells null for a cell without any text; {@code ""} in the file is an empty text
 */
public record CsvRow(int line, List<@Nullable String> cells) {

    /**
     * @return null if the row has no such column
     */
    public @Nullable String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : null;
    }

    public boolean isBlank() {
        return cells.stream().allMatch(cell -> cell == null || cell.isBlank());
    }
}
