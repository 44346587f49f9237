package todo.api.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import todo.failure.Failure;
import todo.json.Json;

/**
 * Cleans the arguments of a call: a null counts as absent, because models write it for what they
 * leave alone; an unknown member is a fault, because it may be a misspelt one.
 */
final class Arguments {

    private final List<Failure.Fault> faults = new ArrayList<>();

    private Arguments() {}

    /**
     * @param schema of the arguments
     * @return a copy without nulls
     * @throws Failure.Invalid with every unknown member
     */
    static ObjectNode clean(JsonNode schema, ObjectNode arguments) {
        var reader = new Arguments();
        var cleaned = reader.object("", schema, arguments);
        if (!reader.faults.isEmpty()) {
            throw new Failure.Invalid(reader.faults);
        }
        return cleaned;
    }

    private ObjectNode object(String pointer, JsonNode schema, ObjectNode object) {
        var cleaned = Json.MAPPER.createObjectNode();
        for (var member : object.properties()) {
            var name = member.getKey();
            var known = schema.path("properties").get(name);
            if (known == null) {
                faults.add(
                        new Failure.Fault(
                                pointer + "/" + name,
                                "There is no such argument. Use "
                                        + String.join(", ", names(schema))
                                        + "."));
            } else if (!member.getValue().isNull()) {
                cleaned.set(name, value(pointer + "/" + name, known, member.getValue()));
            }
        }
        return cleaned;
    }

    private JsonNode value(String pointer, JsonNode schema, JsonNode value) {
        if (value instanceof ArrayNode array) {
            var cleaned = Json.MAPPER.createArrayNode();
            for (var i = 0; i < array.size(); i++) {
                cleaned.add(value(pointer + "/" + i, schema.path("items"), array.get(i)));
            }
            return cleaned;
        }
        return value instanceof ObjectNode object && schema.has("properties")
                ? object(pointer, schema, object)
                : value;
    }

    private static List<String> names(JsonNode schema) {
        var names = new ArrayList<String>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
