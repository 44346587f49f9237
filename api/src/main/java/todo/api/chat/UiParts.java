package todo.api.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import todo.json.Json;

/**
 * The parts of a message as the AI SDK has them, whose names are in camel case.
 *
 * @see <a href="https://ai-sdk.dev/docs/reference/ai-sdk-core/ui-message">UIMessage</a>
 */
final class UiParts {

    private UiParts() {}

    /**
     * @param approval what the last part waits for; null for nothing
     */
    static ArrayNode of(Message message, @Nullable String approval) {
        var array = Json.MAPPER.createArrayNode();
        var last = message.parts().size() - 1;
        for (var i = 0; i <= last; i++) {
            array.add(
                    switch (message.parts().get(i)) {
                        case Part.Text text ->
                                array.objectNode().put("type", "text").put("text", text.text());
                        case Part.ToolCall call -> call(call, i == last ? approval : null);
                    });
        }
        return array;
    }

    private static ObjectNode call(Part.ToolCall call, @Nullable String approval) {
        var json =
                Json.MAPPER
                        .createObjectNode()
                        .put("type", "tool-" + call.tool())
                        .put("toolCallId", call.id());
        var output = call.output() == null ? Outputs.refused() : call.output();
        if (call.output() == null && approval != null) {
            json.put("state", "approval-requested").set("input", call.input());
            json.putObject("approval").put("id", approval);
        } else if (Outputs.isFaulty(output)) {
            json.put("state", "output-error").set("input", call.input());
            json.put("errorText", output.path("message").asText());
        } else {
            json.put("state", "output-available").set("input", call.input());
            json.set("output", output);
        }
        return json;
    }
}
