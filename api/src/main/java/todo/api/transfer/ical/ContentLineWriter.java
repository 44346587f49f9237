package todo.api.transfer.ical;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes the lines of a calendar file, folded at 75 bytes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.1">RFC 5545, section 3.1</a>
 */
record ContentLineWriter(Appendable file) {

    private static final int MAX_LINE_BYTES = 75;

    /**
     * @param name the name with its parameters
     * @param value the escaped value
     */
    void line(String name, String value) throws IOException {
        var line = name + ":" + value;
        var bytes = 0;
        for (var i = 0; i < line.length(); ) {
            var character = line.substring(i, line.offsetByCodePoints(i, 1));
            var length = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > MAX_LINE_BYTES) {
                file.append("\r\n ");
                bytes = 1;
            }
            file.append(character);
            bytes += length;
            i += character.length();
        }
        file.append("\r\n");
    }

    void text(String name, String text) throws IOException {
        line(name, ContentLine.escape(text));
    }
}
