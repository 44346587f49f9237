package todo.jkube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image as {@code mvn package} leaves it, in the form that {@code docker load} reads.
 *
 * @param config what a container is started with
 * @param files what a container sees, by path, with sizes in bytes; of a file that two layers have,
 *     the last one's
 * @param compressed the size of its layers in bytes: what a node has to fetch
 */
record ImageFile(JsonNode config, Map<String, Long> files, long compressed) {

    static ImageFile read(Path archive) throws IOException {
        var entries = new HashMap<String, byte[]>();
        try (var tar =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), tar.readAllBytes());
            }
        }
        var json = new ObjectMapper();
        var manifest = json.readTree(entries.get("manifest.json")).get(0);
        var files = new TreeMap<String, Long>();
        var compressed = 0L;
        for (var layer : manifest.get("Layers")) {
            var bytes = Objects.requireNonNull(entries.get(layer.asText()));
            compressed += bytes.length;
            list(new GZIPInputStream(new ByteArrayInputStream(bytes)), files);
        }
        return new ImageFile(
                json.readTree(entries.get(manifest.get("Config").asText())), files, compressed);
    }

    private static void list(InputStream layer, Map<String, Long> files) throws IOException {
        try (var tar = new TarArchiveInputStream(layer)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    files.put(entry.getName(), entry.getSize());
                }
            }
        }
    }

    /**
     * @return in bytes
     */
    long unpacked() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }
}
