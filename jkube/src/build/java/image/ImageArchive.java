package image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Copies an archive for {@code docker load} with a fixed creation time. JKube writes the time of
 * the build, and an image's id is a digest that covers it. The layers are the same, compressed more
 * tightly.
 *
 * <p>Arguments: the time, in RFC 3339 format; then pairs of an archive and its copy.
 */
final class ImageArchive {

    private ImageArchive() {}

    public static void main(String[] arguments) throws IOException {
        for (var i = 1; i < arguments.length; i += 2) {
            copy(Path.of(arguments[i]), Path.of(arguments[i + 1]), arguments[0]);
        }
    }

    private static void copy(Path from, Path to, String created) throws IOException {
        Files.createDirectories(to.getParent());
        try (var in =
                        new TarArchiveInputStream(
                                new BufferedInputStream(Files.newInputStream(from)));
                var out =
                        new TarArchiveOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(to)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var bytes = in.readAllBytes();
                var settled =
                        switch (entry.getName()) {
                            case "config.json" -> settle(bytes, created);
                            case String layer when layer.endsWith(".tar.gz") -> tighten(bytes);
                            default -> bytes;
                        };
                var copy = new TarArchiveEntry(entry.getName());
                copy.setSize(settled.length);
                copy.setModTime(entry.getLastModifiedTime());
                out.putArchiveEntry(copy);
                out.write(settled);
                out.closeArchiveEntry();
            }
        }
    }

    /**
     * Compresses a layer at gzip's highest level, because it is compressed once and downloaded
     * often.
     */
    private static byte[] tighten(byte[] layer) throws IOException {
        var parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        var tight = new ByteArrayOutputStream(layer.length);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(layer));
                var out = new GzipCompressorOutputStream(tight, parameters)) {
            in.transferTo(out);
        }
        return tight.toByteArray();
    }

    private static byte[] settle(byte[] config, String created) {
        return new String(config, UTF_8)
                .replaceAll("\"created\":\"[^\"]*\"", "\"created\":\"" + created + "\"")
                .getBytes(UTF_8);
    }
}
