package todo.jkube;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Kubernetes resources by kind and name: {@code Deployment/backend}. */
record Resources(Map<String, JsonNode> byName) {

    /** Refuses duplicate keys, which Helm would hide from Kubernetes. */
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** The documents of a YAML stream, without those that contain only comments. */
    static Resources of(String yaml) {
        var byName = new TreeMap<String, JsonNode>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            documents.forEachRemaining(document -> {
                if (document != null && document.isObject()) {
                    byName.put(name(document), document);
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Resources(byName);
    }

    /** The manifests that {@code mvn k8s:apply} installs. */
    static Resources plain() {
        var byName = new TreeMap<String, JsonNode>();
        read(Path.of("target/classes/META-INF/jkube/kubernetes.yml"))
                .get("items")
                .forEach(item -> byName.put(name(item), item));
        return new Resources(byName);
    }

    static JsonNode read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static JsonNode parse(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String name(JsonNode resource) {
        return resource.get("kind").asText() + "/" + resource.at("/metadata/name").asText();
    }

    JsonNode get(String name) {
        var resource = byName.get(name);
        if (resource == null) {
            throw new AssertionError("no " + name + " among " + byName.keySet());
        }
        return resource;
    }

    /**
     * @param service backend or frontend
     */
    JsonNode pod(String service) {
        return get("Deployment/" + service).at("/spec/template/spec");
    }

    /**
     * @param service backend or frontend
     */
    JsonNode container(String service) {
        return pod(service).at("/containers/0");
    }
}
