package image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Completes Maven's bill of materials, which lists a service's jars and the WebJars packed into
 * them, with the Java runtime and the files of the C library.
 */
final class Sbom {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode components;

    private Sbom(ArrayNode components) {
        this.components = components;
    }

    /**
     * @param target the folder with Maven's sbom.cdx.json and the libraries
     * @return the content of app/sbom.cdx.json
     */
    static byte[] of(Path target, Path root) throws IOException {
        var file = target.resolve("sbom.cdx.json");
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    file + " is missing: Maven does not create it with --offline");
        }
        var bom = JSON.readTree(file.toFile());
        // Maven lists eight hashes per jar, which would be most of the file.
        bom.findParents("hashes").stream()
                .map(component -> (ArrayNode) component.get("hashes"))
                .forEach(hashes ->
                        hashes.removeIf(hash -> !hash.get("alg").asText().equals("SHA-256")));
        removeWhatIsNotInside(bom, target.resolve("lib"));
        var sbom = new Sbom((ArrayNode) bom.get("components"));
        sbom.nameWebJarsAsNpmDoes();
        sbom.addRuntime();
        sbom.addLibraries(root);
        return JSON.writeValueAsBytes(bom);
    }

    /**
     * Removes provided dependencies that only the compiler needs. WebJars are also provided, but
     * part of the image.
     */
    private static void removeWhatIsNotInside(JsonNode bom, Path libraries) {
        var absent = new HashSet<String>();
        for (var part : bom.get("components")) {
            if (!isWebJar(part) && !Files.exists(libraries.resolve(jar(part)))) {
                absent.add(part.get("bom-ref").asText());
            }
        }
        ((ArrayNode) bom.get("components")).removeIf(part -> has(absent, part.get("bom-ref")));
        ((ArrayNode) bom.get("dependencies")).removeIf(part -> has(absent, part.get("ref")));
        for (var part : bom.get("dependencies")) {
            ((ArrayNode) part.get("dependsOn")).removeIf(needed -> has(absent, needed));
        }
    }

    private static boolean has(Set<String> references, JsonNode reference) {
        return references.contains(reference.asText());
    }

    private static boolean isWebJar(JsonNode part) {
        return part.get("group").asText().startsWith("org.webjars");
    }

    private static String jar(JsonNode part) {
        return part.get("name").asText() + "-" + part.get("version").asText() + ".jar";
    }

    /** Gives WebJars their npm package URLs, under which vulnerabilities are reported. */
    private void nameWebJarsAsNpmDoes() {
        for (var part : components) {
            if (isWebJar(part)) {
                var name = part.get("name").asText();
                var version = part.get("version").asText();
                ((ObjectNode) part).put("purl", "pkg:npm/" + name + "@" + version);
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

    /**
     * Lists libraries by path and content; only the distribution of the build machine knows their
     * versions.
     */
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

    private static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
