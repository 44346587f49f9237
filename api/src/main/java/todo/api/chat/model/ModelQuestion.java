package todo.api.chat.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import todo.api.tool.Tool;
import todo.api.tool.Tools;
import todo.json.Json;

/**
 * A request to a model.
 *
 * @param messages see {@link ChatMessages}
 * @param tools that it can call
 */
record ModelQuestion(ArrayNode messages, ArrayNode tools) {

    static ModelQuestion of(ChatMessages messages, List<Tool> tools) {
        var functions = Json.MAPPER.createArrayNode();
        for (var tool : tools) {
            functions
                    .addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool.name())
                    .put("description", tool.description())
                    .set("parameters", Tools.schema(tool.input()));
        }
        return new ModelQuestion(messages.json(), functions);
    }

    /**
     * @param streamed whether the answer has to come in pieces
     */
    ObjectNode body(String model, Dialect dialect, boolean streamed) {
        var body = Json.MAPPER.createObjectNode().put("model", model);
        body.set("messages", messages);
        body.set("tools", tools);
        body.put("stream", streamed);
        if (streamed && dialect.hasStreamOptions()) {
            body.putObject("stream_options").put("include_usage", true);
        }
        if (dialect.needsNoReasoning()) {
            body.put("reasoning_effort", "none");
        }
        return body;
    }
}
