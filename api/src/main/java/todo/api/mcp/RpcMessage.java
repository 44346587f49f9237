package todo.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import todo.json.Json;

/**
 * A message of a client.
 *
 * @param id missing for a notification
 * @param method empty for a response, which a server without requests of its own ignores
 */
record RpcMessage(JsonNode id, String method, ObjectNode params) {

    /**
     * @throws RpcError if it is no message of JSON-RPC 2.0
     */
    static RpcMessage parse(JsonNode json) {
        if (json.isArray()) {
            throw invalid("Send one message, not a batch.");
        }
        if (!(json instanceof ObjectNode object)
                || !object.path("jsonrpc").asText().equals("2.0")) {
            throw invalid("This is no message of JSON-RPC 2.0.");
        }
        if (!object.has("method") && (object.has("result") || object.has("error"))) {
            return new RpcMessage(MissingNode.getInstance(), "", Json.MAPPER.createObjectNode());
        }
        var id = object.path("id");
        if (!id.isMissingNode() && !id.isTextual() && !id.isIntegralNumber()) {
            throw invalid("The id has to be a string or a whole number.");
        }
        var params = object.has("params") ? object.get("params") : Json.MAPPER.createObjectNode();
        if (!object.path("method").isTextual() || !(params instanceof ObjectNode members)) {
            throw invalid("The method has to be a string, and params an object.");
        }
        return new RpcMessage(id, object.get("method").textValue(), members);
    }

    boolean isRequest() {
        return !id.isMissingNode();
    }

    /**
     * @return the text of a parameter
     * @throws RpcError if it is none
     */
    String text(String name) {
        var value = params.path(name);
        if (!value.isTextual()) {
            throw RpcError.invalidParams("The parameter " + name + " has to be a string.");
        }
        return value.textValue();
    }

    private static RpcError invalid(String message) {
        return new RpcError(400, RpcError.INVALID_REQUEST, message);
    }
}
