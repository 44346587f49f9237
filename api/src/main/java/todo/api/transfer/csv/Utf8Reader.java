package todo.api.transfer.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import todo.api.transfer.importing.FileSyntaxException;

/**
 * Reads the characters of a UTF-8 file and counts its lines. The JDK's reader discards the decoded
 * characters before an invalid byte, so the line of that byte would be unknown. Holds a few
 * kilobytes in memory. Used by one thread.
 */
final class Utf8Reader {

    /** What {@link #next()} returns after the last character. */
    static final int END = -1;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final InputStream bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer in = ByteBuffer.allocate(8 << 10).flip();
    private final CharBuffer out = CharBuffer.allocate(8 << 10).flip();
    private boolean started;
    private boolean ended;
    private int line = 1;
    private int last = END;

    Utf8Reader(InputStream bytes) {
        this.bytes = bytes;
    }

    /**
     * @return the line of the next character, the first being 1
     */
    int line() {
        return line;
    }

    /**
     * @return the character that {@link #next()} will return
     */
    int peek() throws FileSyntaxException, IOException {
        if (!out.hasRemaining() && !fill()) {
            return END;
        }
        return out.get(out.position());
    }

    /**
     * @return the next character, without a byte order mark at the beginning
     * @throws FileSyntaxException if the next bytes are not valid UTF-8
     */
    int next() throws FileSyntaxException, IOException {
        var c = peek();
        if (c == END) {
            return END;
        }
        out.get();
        // A line ends with LF, CR LF or CR.
        if (c == '\r' || (c == '\n' && last != '\r')) {
            line++;
        }
        last = c;
        return c;
    }

    private boolean fill() throws FileSyntaxException, IOException {
        while (true) {
            out.clear();
            var result = decoder.decode(in, out, ended);
            out.flip();
            // Characters before an invalid byte come first: only then is its line known.
            if (out.hasRemaining()) {
                skipByteOrderMark();
                if (out.hasRemaining()) {
                    return true;
                }
            } else if (result.isError()) {
                throw new FileSyntaxException(line, "This line is not valid UTF-8.");
            } else if (ended) {
                return false;
            } else {
                read();
            }
        }
    }

    private void skipByteOrderMark() {
        if (!started && out.get(out.position()) == BYTE_ORDER_MARK) {
            out.get();
        }
        started = true;
    }

    private void read() throws IOException {
        in.compact();
        var count = bytes.read(in.array(), in.position(), in.remaining());
        if (count < 0) {
            ended = true;
        } else {
            in.position(in.position() + count);
        }
        in.flip();
    }
}
