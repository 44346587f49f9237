package todo.api.transfer.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.importing.FileSyntaxException;

/**
 * Reads the rows of a CSV file. The first row decides whether commas, semicolons or tabs separate
 * cells; spreadsheets write semicolons in some countries. Used by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvRowReader {

    private static final int MAX_CELL_LENGTH = 100_000;
    private static final int MAX_CELLS = 100;

    private final Utf8Reader text;
    private char separator;

    public CsvRowReader(InputStream file) {
        this.text = new Utf8Reader(file);
    }

    /**
     * @return the next row; null after the last one
     * @throws FileSyntaxException if the end of a cell cannot be found
     */
    public @Nullable CsvRow next() throws FileSyntaxException, IOException {
        if (text.peek() == Utf8Reader.END) {
            return null;
        }
        var line = text.line();
        var cells = new ArrayList<@Nullable String>();
        do {
            if (cells.size() == MAX_CELLS) {
                throw new FileSyntaxException(
                        line, "This row has more than " + MAX_CELLS + " cells.");
            }
            cells.add(text.peek() == '"' ? quoted() : plain());
        } while (readSeparator(line));
        return new CsvRow(line, cells);
    }

    /**
     * Reads the separator after a cell.
     *
     * @return whether another cell of the same row follows
     */
    private boolean readSeparator(int line) throws FileSyntaxException, IOException {
        var c = text.next();
        if (c == Utf8Reader.END || c == '\n') {
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
        throw new FileSyntaxException(
                line, "A quoted cell must be followed by a separator or the end of the line.");
    }

    private boolean isSeparator(int c) {
        return separator == 0 ? c == ',' || c == ';' || c == '\t' : c == separator;
    }

    private @Nullable String plain() throws FileSyntaxException, IOException {
        var cell = new StringBuilder();
        for (var c = text.peek();
                c != Utf8Reader.END && c != '\n' && c != '\r' && !isSeparator(c);
                c = text.peek()) {
            append(cell, text.next());
        }
        return cell.isEmpty() ? null : cell.toString();
    }

    private String quoted() throws FileSyntaxException, IOException {
        var line = text.line();
        var cell = new StringBuilder();
        text.next();
        while (true) {
            var c = text.next();
            if (c == Utf8Reader.END) {
                throw new FileSyntaxException(line, "This quoted cell is never closed.");
            }
            if (c == '"') {
                if (text.peek() != '"') {
                    skipSpaces();
                    return cell.toString();
                }
                text.next();
            }
            append(cell, c);
        }
    }

    private void skipSpaces() throws FileSyntaxException, IOException {
        while (text.peek() == ' ') {
            text.next();
        }
    }

    /** The longest text of a task is shorter than the longest cell, whose end is not read. */
    private static void append(StringBuilder cell, int c) {
        if (cell.length() < MAX_CELL_LENGTH) {
            cell.append((char) c);
        }
    }
}
