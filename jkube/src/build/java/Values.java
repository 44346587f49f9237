import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Generates JKube's input files for the chart's values from their schema, the only place that
 * defines them.
 *
 * <p>Arguments: the folder of the sources (src-k8s) and the output folder. Writes {@code
 * helm/values.helm.yaml}, the defaults; {@code values.properties}, the defaults for the
 * placeholders of the plain manifests; {@code parameters-template.yaml}, the chart's replacement
 * for each placeholder; {@code README.md}, the chart's README with a table of the values.
 */
final class Values {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonNode schema;
    private final JsonNode placeholders;
    private final String fragments;

    private Values(Path sources) throws IOException {
        schema = YAML.readTree(sources.resolve("values.schema.json").toFile());
        placeholders = YAML.readTree(sources.resolve("placeholders.yaml").toFile());
        fragments =
                text(sources.resolve("kubernetes"))
                        + text(sources.resolve("secret"))
                        + text(sources.resolve("optional"));
    }

    public static void main(String[] arguments) throws IOException {
        var sources = Path.of(arguments[0]);
        var target = Path.of(arguments[1]);
        var values = new Values(sources);
        var helm = Files.createDirectories(target.resolve("helm"));
        Files.copy(
                sources.resolve("chart/Chart.helm.yaml"),
                helm.resolve("Chart.helm.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        YAML.writeValue(helm.resolve("values.helm.yaml").toFile(), values.defaults(values.schema));
        YAML.writeValue(target.resolve("parameters-template.yaml").toFile(), values.parameters());
        Files.writeString(target.resolve("values.properties"), values.properties());
        Files.writeString(
                target.resolve("README.md"),
                Files.readString(sources.resolve("chart/README.md")) + values.table());
    }

    /** The default of a value; for an object without one, an object of its properties' defaults. */
    private JsonNode defaults(JsonNode node) {
        var value = described(node);
        if (value.has("default")) {
            return value.get("default");
        }
        var values = JsonNodeFactory.instance.objectNode();
        value.path("properties")
                .properties()
                .forEach(property -> values.set(property.getKey(), defaults(property.getValue())));
        return values;
    }

    /** Follows a reference to a definition that several values share. */
    private JsonNode described(JsonNode node) {
        return node.has("$ref") && !node.has("default")
                ? schema.at(node.get("$ref").asText().substring(1))
                : node;
    }

    /** Every value by its path, including the objects that contain others. */
    private Map<String, JsonNode> paths() {
        var paths = new TreeMap<String, JsonNode>();
        collect("", defaults(schema), paths);
        return paths;
    }

    private static void collect(String prefix, JsonNode values, Map<String, JsonNode> paths) {
        values.properties()
                .forEach(value -> {
                    paths.put(prefix + value.getKey(), value.getValue());
                    collect(prefix + value.getKey() + ".", value.getValue(), paths);
                });
    }

    private JsonNode parameters() {
        var template =
                YAML.createObjectNode()
                        .put("apiVersion", "template.openshift.io/v1")
                        .put("kind", "Template");
        template.putObject("metadata").put("name", "parameters");
        var parameters = template.putArray("parameters");
        placeholders
                .properties()
                .forEach(placeholder ->
                        parameters.add(
                                parameter(
                                        placeholder.getKey(),
                                        placeholder.getValue().get("chart").asText())));
        paths().forEach((path, value) -> {
            if (!placeholders.has(path)) {
                parameters.add(parameter(path, "{{ .Values." + path + pipe(path, value) + " }}"));
            }
        });
        return template;
    }

    private static ObjectNode parameter(String name, String expression) {
        return YAML.createObjectNode().put("name", name).put("value", expression);
    }

    /**
     * Writes an object as JSON, which is valid YAML at any indentation. JKube removes the quotes
     * around text.
     */
    private String pipe(String path, JsonNode value) {
        if (value.isContainerNode()) {
            return " | toJson";
        }
        return fragments.contains("\"${" + path + "}\"") ? " | quote" : "";
    }

    private String properties() {
        var properties = new TreeMap<String, String>();
        paths().forEach((path, value) ->
                properties.put(path, value.isContainerNode() ? value.toString() : value.asText()));
        placeholders.properties().stream()
                .filter(placeholder -> placeholder.getValue().has("plain"))
                .forEach(placeholder ->
                        properties.put(
                                placeholder.getKey(),
                                placeholder.getValue().get("plain").asText()));
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private String table() {
        var table = new StringBuilder("\n| Value | Default | Description |\n|---|---|---|\n");
        rows("", schema, table);
        return table.toString();
    }

    private void rows(String prefix, JsonNode node, StringBuilder table) {
        node.path("properties")
                .properties()
                .forEach(property -> {
                    var path = prefix + property.getKey();
                    var value = described(property.getValue());
                    if (value.has("default")) {
                        table.append(
                                "| `%s` | `%s` | %s |\n"
                                        .formatted(
                                                path,
                                                value.get("default"),
                                                value.get("description").asText()));
                    } else {
                        rows(path + ".", value, table);
                    }
                });
    }

    private static String text(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var text = new StringBuilder();
            for (var file : files.toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }
}
