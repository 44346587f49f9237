package todo.api.chat.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import todo.json.Json;

/**
 * Calls of tools as text, which a server leaves in the answer if it does not know the model's
 * template: {@code <tool_call>{"name": …, "arguments": {…}}</tool_call>}.
 */
final class RawCalls {

    static final String BEGIN = "<tool_call>";

    private static final Pattern CALL =
            Pattern.compile("<tool_call>(.*?)(</tool_call>|\\z)", Pattern.DOTALL);

    private RawCalls() {}

    /**
     * @return the calls in the text
     * @throws ModelFailure if one cannot be read
     */
    static List<ToolRequest> parse(String text) throws ModelFailure {
        var calls = new ArrayList<ToolRequest>();
        for (var match = CALL.matcher(text); match.find(); ) {
            calls.add(call(match.group(1)));
        }
        return calls;
    }

    private static ToolRequest call(String json) throws ModelFailure {
        try {
            var call = Json.MAPPER.readTree(json);
            var name = call.path("name").asText("");
            if (!name.isEmpty()) {
                return new ToolRequest(name, call.path("arguments").toString());
            }
        } catch (JsonProcessingException broken) {
            // Said below.
        }
        throw new ModelFailure(
                ModelFailure.Reason.UNREADABLE,
                "calls of tools come as text; the server needs a tool parser for this model");
    }
}
