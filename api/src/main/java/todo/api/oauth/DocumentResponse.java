package todo.api.oauth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the answer of a server that closes the connection after it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6">RFC 9112, section 6</a>
 */
final class DocumentResponse {

    private static final int MAX_BODY = 64 * 1024;
    private static final int MAX_HEAD = 16 * 1024;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})( .*)?");
    private static final Pattern JSON =
            Pattern.compile("application/([a-z0-9.+-]+\\+)?json *(;.*)?");

    private DocumentResponse() {}

    /** An answer that is no document; the message is for people. */
    static final class Unusable extends IOException {

        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * @return the body
     * @throws Unusable if the answer is not a JSON document of at most 64 KiB
     */
    static byte[] read(InputStream stream) throws IOException {
        // Twice the size, for what the chunks add.
        var all = stream.readNBytes(MAX_HEAD + 2 * MAX_BODY);
        var text = new String(all, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0 || end > MAX_HEAD) {
            throw new Unusable("the server does not answer with HTTP");
        }
        var lines = Arrays.asList(text.substring(0, end).split("\r\n", -1));
        var status = STATUS.matcher(lines.getFirst());
        if (!status.matches() || !status.group(1).equals("200")) {
            throw new Unusable("the server answers with another status than 200");
        }
        if (!JSON.matcher(header(lines, "content-type")).matches()
                || !header(lines, "content-encoding").matches("|identity")) {
            throw new Unusable("the answer is not JSON");
        }
        var sent = Arrays.copyOfRange(all, end + 4, all.length);
        var body =
                header(lines, "transfer-encoding").equals("chunked")
                        ? unchunked(sent)
                        : whole(sent, header(lines, "content-length"));
        if (body.length > MAX_BODY) {
            throw new Unusable("the answer is longer than 64 KiB");
        }
        return body;
    }

    /**
     * @return the value in small letters; empty if the header is missing
     */
    private static String header(Iterable<String> lines, String name) {
        for (var line : lines) {
            var colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).equalsIgnoreCase(name)) {
                return line.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static byte[] whole(byte[] sent, String length) throws Unusable {
        if (length.isEmpty()) {
            return sent;
        }
        if (!length.matches("[0-9]{1,9}")
                || (Integer.parseInt(length) > sent.length && sent.length <= MAX_BODY)) {
            throw new Unusable("the answer breaks off");
        }
        return Arrays.copyOf(sent, Math.min(Integer.parseInt(length), sent.length));
    }

    private static byte[] unchunked(byte[] sent) throws Unusable {
        var body = new ByteArrayOutputStream();
        var text = new String(sent, StandardCharsets.ISO_8859_1);
        var position = 0;
        while (body.size() <= MAX_BODY) {
            var end = text.indexOf("\r\n", position);
            var size = end < 0 ? "" : text.substring(position, end).replaceFirst(" *;.*", "");
            if (!size.matches("[0-9A-Fa-f]{1,6}")) {
                throw new Unusable("the answer breaks off");
            }
            var length = Integer.parseInt(size, 16);
            if (length == 0) {
                return body.toByteArray();
            }
            if (end + 2 + length > sent.length) {
                throw new Unusable("the answer breaks off");
            }
            body.write(sent, end + 2, length);
            position = end + 2 + length + 2;
        }
        return body.toByteArray();
    }
}
