package todo.api.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import todo.json.Json;

/** The parts of a message as the database has them. */
final class StoredParts {

    /** In characters of JSON: of an output that is longer, only the beginning is stored. */
    static final int LONGEST_OUTPUT = 16 << 10;

    /** How many elements each list of a long output keeps. */
    private static final int KEPT_ELEMENTS = 20;

    private StoredParts() {}

    static String write(List<Part> parts) {
        var array = Json.MAPPER.createArrayNode();
        for (var part : parts) {
            switch (part) {
                case Part.Text text ->
                        array.addObject().put("type", "text").put("text", text.text());
                case Part.ToolCall call -> {
                    var json = array.addObject().put("type", "tool").put("id", call.id());
                    json.put("tool", call.tool()).set("input", call.input());
                    if (call.output() != null) {
                        json.set("output", shortened(call.output()));
                    }
                }
            }
        }
        return Json.text(array);
    }

    static List<Part> read(String stored) {
        var parts = new ArrayList<Part>();
        for (var json : tree(stored)) {
            parts.add(
                    json.path("type").asText().equals("text")
                            ? new Part.Text(json.path("text").asText())
                            : new Part.ToolCall(
                                    json.path("id").asText(),
                                    json.path("tool").asText(),
                                    object(json.path("input")),
                                    json.has("output") ? object(json.path("output")) : null));
        }
        return parts;
    }

    private static JsonNode tree(String stored) {
        try {
            return Json.MAPPER.readTree(stored);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
    }

    private static ObjectNode shortened(ObjectNode output) {
        if (output.toString().length() <= LONGEST_OUTPUT) {
            return output;
        }
        var some = Json.MAPPER.createObjectNode();
        output.properties().forEach(member -> some.set(member.getKey(), first(member.getValue())));
        if (some.toString().length() > LONGEST_OUTPUT) {
            // Few know how long a text is that a tool returns: only the sentences are left.
            some.removeIf(value -> value.isContainerNode() || value.asText().length() > 1_000);
        }
        return some.put("shortened", true);
    }

    private static JsonNode first(JsonNode value) {
        if (!(value instanceof ArrayNode array) || array.size() <= KEPT_ELEMENTS) {
            return value;
        }
        var some = Json.MAPPER.createArrayNode();
        for (var i = 0; i < KEPT_ELEMENTS; i++) {
            some.add(array.get(i));
        }
        return some;
    }
}
