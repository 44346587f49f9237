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
 * An image archive from {@code mvn package}, in the format of {@code docker load}.
 *
 * @param config the container configuration
 * @param files sizes in bytes by path; if several layers contain a file, the last one counts
 * @param sbom the bill of materials in the image
 * @param compressed the compressed size of its layers in bytes, which a node downloads
 */
record ImageFile(JsonNode config, Map<String, Long> files, JsonNode sbom, long compressed) {

    private static final String SBOM = "app/sbom.cdx.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    static ImageFile read(Path archive) throws IOException {
        var entries = new HashMap<String, byte[]>();
        try (var tar =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), tar.readAllBytes());
            }
        }
        var manifest = JSON.readTree(entries.get("manifest.json")).get(0);
        var files = new TreeMap<String, Long>();
        var sbom = JSON.missingNode();
        var compressed = 0L;
        for (var layer : manifest.get("Layers")) {
            var bytes = Objects.requireNonNull(entries.get(layer.asText()));
            compressed += bytes.length;
            var contents = list(new GZIPInputStream(new ByteArrayInputStream(bytes)), files);
            sbom = contents.isMissingNode() ? sbom : contents;
        }
        return new ImageFile(
                JSON.readTree(entries.get(manifest.get("Config").asText())),
                files,
                sbom,
                compressed);
    }

    /**
     * @return the bill of materials, if this layer contains it
     */
    private static JsonNode list(InputStream layer, Map<String, Long> files) throws IOException {
        var sbom = JSON.missingNode();
        try (var tar = new TarArchiveInputStream(layer)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    files.put(entry.getName(), entry.getSize());
                }
                if (entry.getName().equals(SBOM)) {
                    sbom = JSON.readTree(tar.readAllBytes());
                }
            }
        }
        return sbom;
    }

    /**
     * @return the size in bytes
     */
    long unpacked() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }
}
