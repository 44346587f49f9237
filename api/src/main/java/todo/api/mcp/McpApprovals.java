package todo.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import todo.api.account.Caller;
import todo.api.tool.Tool;
import todo.api.tool.ToolResult;
import todo.api.tool.Tools;
import todo.json.Json;

/**
 * Asks the user, through a client that can do so, before a tool runs that needs an approval. The
 * first call returns the question; the client repeats the call with the answer. Nothing is stored:
 * the request state is the tool's confirmation, which holds for exactly what the question names.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/mrtr">
 *     Multi round-trip requests</a>
 */
final class McpApprovals {

    /** The name of the question. */
    private static final String QUESTION = "approval";

    private static final String CONFIRMATION = "confirmation";

    private final Tools tools;

    McpApprovals(Tools tools) {
        this.tools = tools;
    }

    /**
     * @return whether the client declares that it shows forms; without a mode, it shows those
     */
    static boolean canAsk(RpcMessage message) {
        var elicitation = Era.capabilities(message).path("elicitation");
        return elicitation.isObject() && (elicitation.isEmpty() || elicitation.has("form"));
    }

    /**
     * @param arguments of the tool
     * @return the question, or the result of the call after it was answered
     * @throws RpcError if the answer is malformed, or the state is not of this question
     */
    ObjectNode call(Caller caller, Tool tool, RpcMessage message, ObjectNode arguments) {
        var state = message.params().path("requestState");
        var answer = answer(message.params().path("inputResponses"));
        if (!state.isTextual() || answer.isMissingNode()) {
            return ask(caller, tool, arguments);
        }
        return switch (answer.path("action").asText()) {
            case "accept" -> run(caller, tool, arguments, state.textValue());
            case "decline", "cancel" -> McpMethods.result(ToolResult.refused());
            default ->
                    throw RpcError.invalidParams("The action has to be accept, decline or cancel.");
        };
    }

    private static JsonNode answer(JsonNode responses) {
        var answer = responses.path(QUESTION);
        if (!(responses.isMissingNode() || responses.isObject())
                || !(answer.isMissingNode() || answer.isObject())) {
            throw RpcError.invalidParams("The responses have to be objects.");
        }
        return answer;
    }

    private ObjectNode ask(Caller caller, Tool tool, ObjectNode arguments) {
        var given = arguments.deepCopy();
        given.remove(CONFIRMATION);
        var preview = tools.preview(caller, tool, given);
        if (preview.isError()) {
            return McpMethods.result(preview);
        }
        var result = Json.MAPPER.createObjectNode().put("resultType", "input_required");
        var question =
                result.putObject("inputRequests")
                        .putObject(QUESTION)
                        .put("method", "elicitation/create")
                        .putObject("params")
                        .put("mode", "form")
                        .put("message", preview.content().path("message").textValue());
        // To accept or decline is all of the answer.
        question.putObject("requestedSchema").put("type", "object").putObject("properties");
        return result.put("requestState", preview.content().path(CONFIRMATION).textValue());
    }

    private ObjectNode run(Caller caller, Tool tool, ObjectNode arguments, String state) {
        var confirmed = arguments.deepCopy().put(CONFIRMATION, state);
        var called = tools.call(caller, tool, confirmed);
        if (called.isInvalidConfirmation()) {
            throw RpcError.invalidParams(
                    "The question has expired, or was about something else. Call again without requestState.");
        }
        return McpMethods.result(called);
    }
}
