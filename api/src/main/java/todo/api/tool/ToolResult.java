package todo.api.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.json.Json;

/**
 * The answer of a tool.
 *
 * @param content a JSON object with {@code success}, a sentence in {@code message}, and a code in
 *     {@code error} if it has failed
 */
public record ToolResult(ObjectNode content) {

    private static final String INVALID_CONFIRMATION = "INVALID_CONFIRMATION";

    static ToolResult success(String message) {
        return of(true, message);
    }

    /**
     * @param code in capitals, stable, for programs
     */
    static ToolResult error(String code, String message) {
        var result = of(false, message);
        result.content.put("error", code);
        return result;
    }

    static ToolResult of(Failure failure) {
        var code = failure.code();
        if (failure instanceof Failure.Invalid invalid) {
            var first = invalid.faults().getFirst();
            JsonNode all = Json.MAPPER.valueToTree(invalid.faults());
            var result = error("INVALID_ARGUMENT", first.pointer() + ": " + first.detail());
            return all.size() == 1 ? result : result.with("errors", all);
        }
        return error(
                code.wire().toUpperCase(Locale.ROOT).replace('-', '_'),
                code == FailureCode.OPEN_SUBTASKS
                        ? "This task has open subtasks. Complete them first, or use complete_tasks with include_subtasks."
                        : failure.detail());
    }

    /**
     * @return the result of a call that the user did not approve
     */
    public static ToolResult refused() {
        return error("REFUSED", "The user has refused this. Nothing was changed.");
    }

    static ToolResult invalidConfirmation() {
        return error(
                INVALID_CONFIRMATION,
                "This confirmation has expired, or is for something else. Call again without it.");
    }

    private static ToolResult of(boolean success, String message) {
        return new ToolResult(
                Json.MAPPER.createObjectNode().put("success", success).put("message", message));
    }

    ToolResult with(String name, JsonNode value) {
        content.set(name, value);
        return this;
    }

    ToolResult with(String name, String value) {
        content.put(name, value);
        return this;
    }

    ToolResult with(String name, List<? extends JsonNode> values) {
        content.putArray(name).addAll(values);
        return this;
    }

    /** Names the operation, so that it can be undone. */
    ToolResult done(UUID operation) {
        return with("operation_id", operation.toString());
    }

    public boolean isError() {
        return !content.path("success").booleanValue();
    }

    /**
     * @return whether the token by which the user agreed is not valid for this call
     */
    public boolean isInvalidConfirmation() {
        return content.path("error").asText().equals(INVALID_CONFIRMATION);
    }

    /**
     * @return {@code success} or the code of the error, in small letters
     */
    String outcome() {
        return content.path("error").asText("success").toLowerCase(Locale.ROOT);
    }
}
