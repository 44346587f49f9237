package todo.api.chat.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import todo.json.Json;

/**
 * A call of a tool that a model asks for.
 *
 * @param name of letters, digits, dashes and underscores, which all servers read back; possibly of
 *     a tool that there is not
 * @param text the arguments, in JSON if the model made no mistake
 */
record ToolRequest(String name, String text) {

    private static final int LONGEST_NAME = 64;

    ToolRequest {
        name = name.replaceAll("[^a-zA-Z0-9_-]", "_");
        name = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /**
     * @return the arguments, none if the text is empty; empty if it is not a JSON object
     */
    Optional<ObjectNode> arguments() {
        if (text.isBlank() || text.strip().equals("null")) {
            return Optional.of(Json.MAPPER.createObjectNode());
        }
        var node = parse(text);
        // Some models put the object into a string.
        var inner = node.filter(JsonNode::isTextual).flatMap(string -> parse(string.textValue()));
        return inner.or(() -> node)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    private static Optional<JsonNode> parse(String json) {
        try {
            return Optional.ofNullable(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }
}
