package todo.api.transfer.ical;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.importing.FileSyntaxException;

/**
 * Reads the properties of a UTF-8 calendar file. Unfolds lines before it decodes them, because some
 * programs fold lines between the bytes of one character. Used by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.1">RFC 5545, section 3.1</a>
 */
final class ContentLineReader {

    private static final int MAX_LINE_BYTES = 100_000;
    private static final int END = -1;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final InputStream file;
    private int next;
    private int line = 1;

    /**
     * @throws IOException if the bytes cannot be read
     */
    ContentLineReader(InputStream file) throws IOException {
        this.file = new BufferedInputStream(file);
        this.next = this.file.read();
    }

    /**
     * @return the number of the next line, the first being 1
     */
    int line() {
        return line;
    }

    /**
     * @return the next property; null at the end
     */
    @Nullable ContentLine next() throws FileSyntaxException, IOException {
        while (next != END) {
            var begin = line;
            var unfolded = new ByteArrayOutputStream();
            append(unfolded);
            // White space at the beginning of a line continues the line before.
            while (next == ' ' || next == '\t') {
                take();
                append(unfolded);
            }
            var text = text(unfolded, begin);
            if (!text.isBlank()) {
                return ContentLine.parse(begin, text);
            }
        }
        return null;
    }

    /** Reads a line and its end: LF, CR LF or CR. */
    private void append(ByteArrayOutputStream unfolded) throws IOException {
        while (next != END) {
            var octet = take();
            if (octet == '\n' || octet == '\r') {
                if (octet == '\r' && next == '\n') {
                    take();
                }
                line++;
                return;
            }
            // The longest text of a task is shorter. Attachments can be longer; they are not read.
            if (unfolded.size() < MAX_LINE_BYTES) {
                unfolded.write(octet);
            }
        }
    }

    private int take() throws IOException {
        var taken = next;
        next = file.read();
        return taken;
    }

    private static String text(ByteArrayOutputStream unfolded, int begin)
            throws FileSyntaxException {
        var bytes = unfolded.toByteArray();
        try {
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, wholeCharacters(bytes)))
                            .toString();
            return begin == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new FileSyntaxException(begin, "This line is not valid UTF-8.");
        }
    }

    /**
     * @return the number of bytes before the last character of a line that was cut
     */
    private static int wholeCharacters(byte[] bytes) {
        var end = bytes.length;
        if (end == MAX_LINE_BYTES) {
            do {
                end--;
            } while (end > 0 && (bytes[end] & 0xc0) == 0x80);
        }
        return end;
    }
}
