package todo.web.asset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compresses what is sent. */
public final class Gzip {

    private Gzip() {}

    /**
     * @param level from 1, fast, to 9, small
     */
    public static byte[] compress(byte[] bytes, int level) {
        var compressed = new ByteArrayOutputStream(bytes.length / 8);
        try (var gzip =
                new GZIPOutputStream(compressed) {
                    {
                        def.setLevel(level);
                    }
                }) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
