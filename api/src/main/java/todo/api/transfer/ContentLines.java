package todo.api.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the properties of a calendar file, folded lines put together. Used by one thread. */
final class ContentLines {

    private static final int LONGEST = 100_000;

    private final Utf8 text;

    ContentLines(Utf8 text) {
        this.text = text;
    }

    int line() {
        return text.line();
    }

    /**
     * @return the next property; null at the end
     */
    @Nullable ContentLine next() throws BrokenLine, IOException {
        while (text.peek() != Utf8.END) {
            var line = text.line();
            var unfolded = new StringBuilder();
            append(unfolded, line);
            // A line goes on where the next one begins with white space.
            while (text.peek() == ' ' || text.peek() == '\t') {
                text.next();
                append(unfolded, line);
            }
            if (!unfolded.toString().isBlank()) {
                return ContentLine.parse(line, unfolded.toString());
            }
        }
        return null;
    }

    private void append(StringBuilder unfolded, int line) throws BrokenLine, IOException {
        for (var c = text.next(); c != Utf8.END && c != '\n'; c = text.next()) {
            if (c == '\r') {
                if (text.peek() == '\n') {
                    text.next();
                }
                return;
            }
            if (unfolded.length() == LONGEST) {
                throw new BrokenLine(line, "A line has more than " + LONGEST + " characters.");
            }
            unfolded.append((char) c);
        }
    }
}
