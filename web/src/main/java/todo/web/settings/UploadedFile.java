package todo.web.settings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import todo.failure.Failure;

/**
 * A file to import, compressed. A page with the result of a dry run contains it, because this
 * service stores nothing between the dry run and the import.
 *
 * @param name for display
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record UploadedFile(String name, byte[] compressed) {

    /** In bytes. A file of the API's 20 MiB has about 3 MiB compressed. */
    static final int MAX_COMPRESSED = 6 << 20;

    /**
     * @throws Failure.TooLarge beyond {@link #MAX_COMPRESSED}
     */
    static UploadedFile read(String name, InputStream content) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(new Bounded(compressed))) {
            content.transferTo(gzip);
        }
        return new UploadedFile(name, compressed.toByteArray());
    }

    /** Refuses more than {@link #MAX_COMPRESSED} bytes. */
    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream out;

        Bounded(ByteArrayOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (out.size() + length > MAX_COMPRESSED) {
                throw new Failure.TooLarge("The file is too large.");
            }
            out.write(bytes, offset, length);
        }
    }

    /**
     * @param encoded as {@link #encoded} returns it
     * @throws Failure.BadRequest if it is not
     */
    static UploadedFile decode(String name, String encoded) {
        try {
            return new UploadedFile(name, Base64.getUrlDecoder().decode(encoded));
        } catch (IllegalArgumentException malformed) {
            throw new Failure.BadRequest("The file is malformed.");
        }
    }

    String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(compressed);
    }

    /**
     * @return the content, to be closed by the caller
     * @throws Failure.BadRequest if it is not compressed
     */
    InputStream open() {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(compressed));
        } catch (IOException malformed) {
            throw new Failure.BadRequest("The file is malformed.");
        }
    }

    /**
     * @return the media type, by the first characters of the content: names and types of files are
     *     often wrong
     */
    String contentType() {
        try (var content = open()) {
            var start =
                    new String(content.readNBytes(200), StandardCharsets.UTF_8)
                            .replace("\uFEFF", "")
                            .stripLeading()
                            .toUpperCase(Locale.ROOT);
            return start.startsWith("{") || start.startsWith("[")
                    ? "application/json"
                    : start.startsWith("BEGIN:VCALENDAR") ? "text/calendar" : "text/csv";
        } catch (IOException malformed) {
            throw new Failure.BadRequest("The file is malformed.");
        }
    }
}
