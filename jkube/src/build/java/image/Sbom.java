package image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Completes the bill of materials that Maven makes of a service's jars: with the Java runtime, the
 * C library's files beside it, and the JavaScript of others that is inside the service's own jar.
 */
final class Sbom {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A WebJar's files, by its own rule: the folder of its version in that of its name. */
    private static final Path WEBJARS = Path.of("META-INF/resources/webjars");

    private final ArrayNode components;

    private Sbom(ArrayNode components) {
        this.components = components;
    }

    /**
     * @param target where Maven has put sbom.cdx.json, and WebJars have been unpacked
     * @return for app/sbom.cdx.json
     */
    static byte[] of(Path target, Path root) throws IOException {
        var file = target.resolve("sbom.cdx.json");
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    file + " is missing: Maven leaves it out with --offline");
        }
        var bom = JSON.readTree(file.toFile());
        // Eight of each jar would be most of the file.
        bom.findParents("hashes").stream()
                .map(component -> (ArrayNode) component.get("hashes"))
                .forEach(hashes ->
                        hashes.removeIf(hash -> !hash.get("alg").asText().equals("SHA-256")));
        var sbom = new Sbom((ArrayNode) bom.get("components"));
        sbom.addWebJars(target);
        sbom.addRuntime();
        sbom.addLibraries(root);
        return JSON.writeValueAsBytes(bom);
    }

    private void addWebJars(Path target) throws IOException {
        try (var folders = Files.walk(target)) {
            for (var webJars : folders.filter(folder -> folder.endsWith(WEBJARS)).toList()) {
                for (var name : contents(webJars)) {
                    for (var version : contents(name)) {
                        add("library", name.getFileName().toString())
                                .put("version", version.getFileName().toString())
                                .put(
                                        "purl",
                                        "pkg:npm/%s@%s"
                                                .formatted(
                                                        name.getFileName(), version.getFileName()));
                    }
                }
            }
        }
    }

    private void addRuntime() {
        var version = System.getProperty("java.version");
        add("platform", "OpenJDK")
                .put("publisher", System.getProperty("java.vendor"))
                .put("version", version)
                .put("purl", "pkg:generic/openjdk@" + version);
    }

    /** By path and content; the version is known to the distribution that the build runs on. */
    private void addLibraries(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (var library :
                    files.filter(Files::isRegularFile)
                            .filter(file -> file.getFileName().toString().contains(".so"))
                            .filter(file -> !file.startsWith(root.resolve("java")))
                            .sorted()
                            .toList()) {
                add("file", root.relativize(library).toString())
                        .putArray("hashes")
                        .addObject()
                        .put("alg", "SHA-256")
                        .put("content", sha256(library));
            }
        }
    }

    private ObjectNode add(String type, String name) {
        return components.addObject().put("type", type).put("name", name);
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
