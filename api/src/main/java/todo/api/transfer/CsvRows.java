package todo.api.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a CSV file. Cells are separated by commas, or by semicolons or tabs if the
 * first row is, as spreadsheets do in some countries. Nothing between two commas is null, and
 * {@code ""} is an empty text. Used by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvRows {

    private static final int LONGEST_CELL = 100_000;
    private static final int MOST_CELLS = 100;

    private final Utf8 text;
    private char separator;

    CsvRows(Utf8 text) {
        this.text = text;
    }

    /**
     * @param line on which it begins; a cell may go over several
     */
    record Row(int line, List<@Nullable String> cells) {

        /**
         * @return the cell; null where the row has no such cell
         */
        @Nullable String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : null;
        }

        boolean isBlank() {
            return cells.stream().allMatch(cell -> cell == null || cell.isBlank());
        }
    }

    /**
     * @return the next row; null after the last one
     * @throws BrokenLine if it cannot be told where a cell ends
     */
    @Nullable Row next() throws BrokenLine, IOException {
        if (text.peek() == Utf8.END) {
            return null;
        }
        var line = text.line();
        var cells = new ArrayList<@Nullable String>();
        do {
            if (cells.size() == MOST_CELLS) {
                throw new BrokenLine(line, "This row has more than " + MOST_CELLS + " cells.");
            }
            cells.add(text.peek() == '"' ? quoted() : plain());
        } while (shouldContinue(line));
        return new Row(line, cells);
    }

    /** Takes what stands between two cells or two rows. */
    private boolean shouldContinue(int line) throws BrokenLine, IOException {
        var c = text.next();
        if (c == Utf8.END || c == '\n') {
            return false;
        }
        if (c == '\r') {
            if (text.peek() == '\n') {
                text.next();
            }
            return false;
        }
        if (isSeparator(c)) {
            separator = (char) c;
            return true;
        }
        throw new BrokenLine(line, "After a quoted cell there is something else than a comma.");
    }

    private boolean isSeparator(int c) {
        return separator == 0 ? c == ',' || c == ';' || c == '\t' : c == separator;
    }

    private @Nullable String plain() throws BrokenLine, IOException {
        var cell = new StringBuilder();
        for (var c = text.peek();
                c != Utf8.END && c != '\n' && c != '\r' && !isSeparator(c);
                c = text.peek()) {
            append(cell, text.next());
        }
        return cell.isEmpty() ? null : cell.toString();
    }

    private String quoted() throws BrokenLine, IOException {
        var line = text.line();
        var cell = new StringBuilder();
        text.next();
        while (true) {
            var c = text.next();
            if (c == Utf8.END) {
                throw new BrokenLine(line, "A quoted cell begins here and never ends.");
            }
            if (c == '"') {
                if (text.peek() != '"') {
                    return cell.toString();
                }
                text.next();
            }
            append(cell, c);
        }
    }

    private void append(StringBuilder cell, int c) throws BrokenLine {
        if (cell.length() == LONGEST_CELL) {
            throw new BrokenLine(
                    text.line(), "A cell has more than " + LONGEST_CELL + " characters.");
        }
        cell.append((char) c);
    }
}
