package todo.api.transfer.exporting;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An export whose first page has been read, so that an invalid request has failed before the
 * response begins. Written once, by one thread, then closed.
 */
public final class ExportedFile implements AutoCloseable {

    private final FileContent content;
    private final Runnable onClose;

    /** Writes the whole file. */
    @FunctionalInterface
    public interface FileContent {
        /**
         * @param out the caller flushes and closes it
         */
        void writeTo(OutputStream out) throws IOException;
    }

    public ExportedFile(FileContent content) {
        this(content, () -> {});
    }

    private ExportedFile(FileContent content, Runnable onClose) {
        this.content = content;
        this.onClose = onClose;
    }

    /**
     * @return the same file, which also runs {@code action} when it is closed, after earlier ones
     */
    public ExportedFile onClose(Runnable action) {
        return new ExportedFile(
                content,
                () -> {
                    onClose.run();
                    action.run();
                });
    }

    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }

    @Override
    public void close() {
        onClose.run();
    }
}
