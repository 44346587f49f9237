package todo.api.transfer.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import todo.api.transfer.importing.FileSyntaxException;

/**
 * The characters of a file in UTF-8, one after the other, and the line on which each stands. The
 * JDK's reader would throw away what it has decoded before a broken byte, and with that the line.
 * Holds a few kilobytes; used by one thread.
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
     * @return the next character, which {@link #next()} will return too
     */
    int peek() throws FileSyntaxException, IOException {
        if (!out.hasRemaining() && !fill()) {
            return END;
        }
        return out.get(out.position());
    }

    /**
     * @return the next character; a byte order mark at the beginning is none
     * @throws FileSyntaxException if the bytes there are not UTF-8
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
            // What comes before a broken byte is read first: only then is its line known.
            if (out.hasRemaining()) {
                skipByteOrderMark();
                if (out.hasRemaining()) {
                    return true;
                }
            } else if (result.isError()) {
                throw new FileSyntaxException(line, "This line is not UTF-8.");
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
