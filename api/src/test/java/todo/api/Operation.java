package todo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One method of one route, as {@code openapi.yaml} has it.
 *
 * @param path with its parameters in braces
 */
record Operation(String method, String path, JsonNode json) {

    private static final String JSON = "application/json";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final JsonNode DOCUMENT = document();

    private static JsonNode document() {
        try (var document = Operation.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final List<Operation> ALL = read();

    static List<Operation> all() {
        return ALL;
    }

    /**
     * @param path without its query
     */
    static Optional<Operation> of(String method, String path) {
        return ALL.stream()
                .filter(operation -> operation.method.equals(method))
                .filter(operation -> path.matches(operation.at("[^/]+")))
                .min(Comparator.comparing(Operation::hasParameter));
    }

    private static List<Operation> read() {
        var all = new ArrayList<Operation>();
        for (var path : DOCUMENT.get("paths").properties()) {
            for (var member : path.getValue().properties()) {
                if (METHODS.contains(member.getKey())) {
                    var method = member.getKey().toUpperCase(Locale.ROOT);
                    all.add(new Operation(method, path.getKey(), member.getValue()));
                }
            }
        }
        return all;
    }

    /**
     * @return whether it can be called without a token
     */
    boolean open() {
        return json.path("security").isArray() && json.path("security").isEmpty();
    }

    boolean reads() {
        return method.equals("GET");
    }

    /**
     * @return whether the document names this status, rather than leave it to the unforeseen
     */
    boolean foresees(int status) {
        return json.path("responses").has(Integer.toString(status));
    }

    /**
     * @return whether there is something afterwards that was not there before
     */
    boolean makes() {
        return foresees(201);
    }

    /** What is shown once: secrets are not kept to be repeated. */
    boolean showsSecrets() {
        return path.startsWith("/api/auth/") || path.endsWith("/feed");
    }

    boolean takesKey() {
        return json.path("parameters").toString().contains("IdempotencyKey");
    }

    boolean hasParameter() {
        return path.contains("{");
    }

    /**
     * @return the name of its first parameter
     */
    String parameter() {
        return path.replaceFirst(".*?\\{([^}]*)}.*", "$1");
    }

    boolean needsBody() {
        return resolved(json.path("requestBody")).path("required").asBoolean();
    }

    boolean takesJson() {
        return content().has(JSON);
    }

    /**
     * @param id in the place of every parameter
     */
    String at(String id) {
        return path.replaceAll("\\{[^}]*}", id);
    }

    /**
     * @return the path of what this one's parameter names one of
     */
    String collection() {
        return path.replaceFirst("/\\{.*", "");
    }

    /**
     * @return a body that breaks no rule of the document; an empty object where none is taken
     */
    JsonNode sample() {
        return takesJson() ? sample(content().get(JSON)) : JsonNodeFactory.instance.objectNode();
    }

    private JsonNode content() {
        return resolved(json.path("requestBody")).path("content");
    }

    private static JsonNode sample(JsonNode media) {
        if (media.has("example")) {
            return media.get("example");
        }
        var examples = media.path("examples").iterator();
        return examples.hasNext()
                ? resolved(examples.next()).get("value")
                : of(media.get("schema"));
    }

    private static JsonNode of(JsonNode reference) {
        var schema = resolved(reference);
        for (var given : List.of("const", "example", "default")) {
            if (schema.has(given)) {
                return schema.get(given);
            }
        }
        for (var given : List.of("enum", "examples")) {
            if (schema.has(given)) {
                return schema.get(given).get(0);
            }
        }
        for (var choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return of(schema.get(choice).get(0));
            }
        }
        var type = schema.path("type").isArray() ? schema.get("type").get(0) : schema.path("type");
        return switch (type.asText("object")) {
            case "string" -> text(schema);
            case "integer", "number" ->
                    JsonNodeFactory.instance.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            case "array" -> JsonNodeFactory.instance.arrayNode();
            default -> object(schema);
        };
    }

    private static JsonNode text(JsonNode schema) {
        return JsonNodeFactory.instance.textNode(
                switch (schema.path("format").asText()) {
                    case "uuid" -> "01890000-0000-7000-8000-000000000000";
                    case "date-time" -> "2030-01-31T10:00:00Z";
                    case "date" -> "2030-01-31";
                    default -> "x".repeat(schema.path("minLength").asInt(1));
                });
    }

    /** What is required, by the schema or by a part of it, may be described by any of them. */
    private static ObjectNode object(JsonNode schema) {
        var parts = parts(schema);
        var object = JsonNodeFactory.instance.objectNode();
        for (var part : parts) {
            for (var name : part.path("required")) {
                parts.stream()
                        .map(other -> other.path("properties").path(name.asText()))
                        .filter(property -> !property.isMissingNode())
                        .findFirst()
                        .ifPresent(property -> object.set(name.asText(), of(property)));
            }
        }
        return object;
    }

    private static List<JsonNode> parts(JsonNode schema) {
        var parts = new ArrayList<JsonNode>(List.of(schema));
        schema.path("allOf").forEach(part -> parts.addAll(parts(resolved(part))));
        return parts;
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
