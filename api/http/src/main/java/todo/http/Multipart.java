package todo.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/**
 * Reads a form with files part by part while it arrives, with only a few KiB in memory. Used by one
 * thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578, multipart/form-data</a>
 */
public final class Multipart {

    private static final int BUFFER = 16 << 10;
    private static final int MAX_PARTS = 20;
    private static final int MAX_HEAD = 4 << 10;

    private static final Pattern BOUNDARY =
            Pattern.compile(
                    "(?i)multipart/form-data\\s*;\\s*boundary=\"?([A-Za-z0-9'()+_,./:=?-]{1,70})\"?\\s*");
    private static final Pattern NAME = parameter("name");
    private static final Pattern FILE = parameter("filename");

    private final InputStream body;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private int count;
    private boolean isInPart;

    private Multipart(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        // The first delimiter stands at the beginning of the body, without the line break.
        buffer[0] = '\r';
        buffer[1] = '\n';
        this.end = 2;
        this.isInPart = true;
    }

    /**
     * A field or file.
     *
     * @param name empty where it is missing
     * @param file the name of the file, as the client sent it; null for a field
     * @param content up to the end of the part; reading fails after the next part was asked for
     */
    public record Part(String name, @Nullable String file, InputStream content) {

        /**
         * @param limit in bytes
         * @return the content as text
         * @throws Failure.TooLarge if it is longer
         */
        public String text(int limit) {
            try {
                var bytes = content.readNBytes(limit + 1);
                if (bytes.length > limit) {
                    throw BodyStream.tooLarge(limit);
                }
                return new String(bytes, StandardCharsets.UTF_8);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /**
     * @param limit of the whole body, in bytes; reading beyond throws {@link Failure.TooLarge}
     * @throws Failure.UnsupportedMediaType if the body is no form with files
     */
    public static Multipart of(Request request, int limit) {
        return of(request.header("Content-Type"), request.stream(limit));
    }

    static Multipart of(@Nullable String contentType, InputStream body) {
        var matcher = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!matcher.matches()) {
            throw new Failure.UnsupportedMediaType("Send a form with files.");
        }
        return new Multipart(body, matcher.group(1));
    }

    private static Pattern parameter(String name) {
        return Pattern.compile("(?i);\\s*" + name + "=\"([^\"]*)\"");
    }

    /**
     * Skips the rest of the current part.
     *
     * @return the next part; null after the last
     * @throws Failure.BadRequest if the body is malformed or breaks off
     */
    public @Nullable Part next() {
        while (isInPart) {
            var rest = ready();
            start += rest;
        }
        start += delimiter.length;
        var mark = text(2);
        if (mark.equals("--")) {
            return null;
        }
        if (!mark.equals("\r\n") || ++count > MAX_PARTS) {
            throw malformed();
        }
        var head = head();
        isInPart = true;
        var number = count;
        return new Part(find(NAME, head), file(head), new Content(number));
    }

    private static @Nullable String file(String head) {
        var matcher = FILE.matcher(head);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String find(Pattern parameter, String head) {
        var matcher = parameter.matcher(head);
        return matcher.find() ? matcher.group(1) : "";
    }

    /**
     * @return the lines up to the empty one that ends them
     */
    private String head() {
        var head = new StringBuilder();
        for (var line = line(); !line.isEmpty(); line = line()) {
            head.append(line).append('\n');
            if (head.length() > MAX_HEAD) {
                throw malformed();
            }
        }
        return head.toString();
    }

    private String line() {
        var line = new ByteArrayOutputStream();
        for (var next = take(); next != '\n'; next = take()) {
            line.write(next);
            if (line.size() > MAX_HEAD) {
                throw malformed();
            }
        }
        return line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
    }

    private byte take() {
        require(1);
        return buffer[start++];
    }

    private String text(int length) {
        require(length);
        start += length;
        return new String(buffer, start - length, length, StandardCharsets.ISO_8859_1);
    }

    /**
     * @return how many bytes of the current part the buffer holds; 0 if the part has ended
     */
    private int ready() {
        while (true) {
            for (var i = start; i + delimiter.length <= end; i++) {
                if (isDelimiter(i)) {
                    isInPart = i > start;
                    return i - start;
                }
            }
            var safe = end - start - delimiter.length + 1;
            if (safe > 0) {
                return safe;
            }
            require(delimiter.length);
        }
    }

    private boolean isDelimiter(int at) {
        for (var i = 0; i < delimiter.length; i++) {
            if (buffer[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads until the buffer holds {@code length} bytes. */
    private void require(int length) {
        if (end - start >= length) {
            return;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        try {
            while (end < length) {
                var read = body.read(buffer, end, buffer.length - end);
                if (read < 0) {
                    throw new Failure.BadRequest("The form breaks off.");
                }
                end += read;
            }
        } catch (IOException broken) {
            throw new Failure.BadRequest("The form breaks off.");
        }
    }

    private static Failure.BadRequest malformed() {
        return new Failure.BadRequest("The form is malformed.");
    }

    /** The bytes of a part. */
    private final class Content extends InputStream {

        private final int number;

        Content(int number) {
            this.number = number;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (number != count) {
                throw new IllegalStateException("The next part has been asked for.");
            }
            if (length == 0) {
                return 0;
            }
            var ready = isInPart ? ready() : 0;
            if (ready == 0) {
                return -1;
            }
            var taken = Math.min(ready, length);
            System.arraycopy(buffer, start, bytes, offset, taken);
            start += taken;
            return taken;
        }
    }
}
