package todo.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A file as the answer to a call, read while it arrives.
 *
 * @param disposition the header that suggests a name
 * @param content until the file is closed
 */
public record Download(String contentType, String disposition, InputStream content)
        implements AutoCloseable {

    /**
     * Passes the file on while it arrives.
     *
     * @throws IOException if either side breaks off
     */
    public void writeTo(OutputStream out) throws IOException {
        content.transferTo(out);
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
