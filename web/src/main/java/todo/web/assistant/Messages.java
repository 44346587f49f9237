package todo.web.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.web.page.Today;

/** Reads messages as the API has them, in the form of the AI SDK. */
final class Messages {

    private static final String TOOL = "tool-";

    private final ToolWords words;
    private final Set<String> undone;

    /**
     * @param undone ids of operations
     */
    Messages(Today today, Set<String> undone) {
        this.words = new ToolWords(today);
        this.undone = undone;
    }

    Message of(JsonNode json) {
        var id = json.path("id").asText();
        var parts = new ArrayList<Part>();
        for (var part : json.path("parts")) {
            if (part.path("type").asText().equals("text")) {
                parts.add(
                        new Part.Words(
                                "w-%s-%d".formatted(id, parts.size()), part.path("text").asText()));
            } else if (part.path("state").asText().equals("approval-requested")) {
                parts.add(approval(id, part, parts));
            } else if (part.path("type").asText().startsWith(TOOL)) {
                parts.add(tool(id, part));
            }
        }
        return new Message(id, json.path("role").asText().equals("user"), List.copyOf(parts));
    }

    /** The API has asked in words just before: they become a part of the question. */
    private static Part approval(String message, JsonNode part, List<Part> before) {
        var question = "";
        if (!before.isEmpty() && before.getLast() instanceof Part.Words asked) {
            question = asked.markdown();
            before.removeLast();
        }
        return new Part.Approval(
                "ask-" + message,
                part.path("approval").path("id").asText(),
                question,
                part.path("type").asText().equals("tool-delete_tasks"));
    }

    /**
     * @param part with the tool's name in its type, and with an output or an error
     */
    Part.Tool tool(String message, JsonNode part) {
        var tool = part.path("type").asText().substring(TOOL.length());
        var output = part.path("output");
        var operation = output.path("operation_id").textValue();
        var hasFailed = !output.path("success").asBoolean();
        return new Part.Tool(
                toolId(message, part.path("toolCallId").asText()),
                icon(output, operation),
                hasFailed ? words.failed(tool, part) : words.done(tool, part.path("input"), output),
                hasFailed ? List.of() : words.items(tool, output),
                operation,
                operation != null && undone.contains(operation));
    }

    private static String icon(JsonNode output, @Nullable String operation) {
        if (output.path("error").asText().equals("REFUSED")) {
            return "ban";
        }
        if (!output.path("success").asBoolean()) {
            return "warn";
        }
        return operation == null ? "search" : "check";
    }

    Part.Tool running(String message, String call, String tool) {
        return new Part.Tool(
                toolId(message, call), "dots", words.running(tool), List.of(), null, false);
    }

    /** Models choose the ids of calls. */
    private static String toolId(String message, String call) {
        return "c-" + message + "-" + call.replaceAll("[^A-Za-z0-9]", "_");
    }
}
