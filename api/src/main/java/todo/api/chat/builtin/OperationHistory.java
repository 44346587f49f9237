package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.api.chat.Message;
import todo.api.chat.Part;

/**
 * What the assistant has changed and undone in a conversation.
 *
 * @param last what the last message that changed anything did and that is not undone, by the ids of
 *     the operations, latest first
 * @param undone what the last message with an undo has undone, by the ids of the undos
 */
record OperationHistory(Map<String, Part.ToolCall> last, Map<String, Part.ToolCall> undone) {

    static OperationHistory of(List<Message> messages) {
        var reverted = reverted(messages);
        var last = new LinkedHashMap<String, Part.ToolCall>();
        var undone = new LinkedHashMap<String, Part.ToolCall>();
        for (var message : messages.reversed()) {
            var isLast = last.isEmpty();
            var isUndone = undone.isEmpty();
            for (var call : Memory.calls(message).reversed()) {
                var id = id(call);
                if (id.isEmpty() || reverted.contains(id)) {
                    continue;
                }
                if (isUndo(call) && isUndone) {
                    find(output(call).path("undoes").asText(), messages, id, undone);
                } else if (!isUndo(call) && isLast) {
                    last.put(id, call);
                }
            }
        }
        return new OperationHistory(last, undone);
    }

    private static void find(
            String operation,
            List<Message> messages,
            String undo,
            Map<String, Part.ToolCall> found) {
        messages.stream()
                .flatMap(message -> Memory.calls(message).stream())
                .filter(call -> id(call).equals(operation))
                .findFirst()
                .ifPresent(call -> found.put(undo, call));
    }

    /**
     * Operations that are undone, among them undos that are undone: what they undid counts again.
     */
    private static Set<String> reverted(List<Message> messages) {
        var reverted = new HashMap<String, String>();
        messages.stream()
                .flatMap(message -> Memory.calls(message).stream())
                .filter(OperationHistory::isUndo)
                .map(OperationHistory::output)
                .forEach(output -> {
                    var operation = output.path("undoes").asText();
                    reverted.values().remove(operation);
                    reverted.put(operation, output.path("operation_id").asText());
                });
        return reverted.keySet();
    }

    /**
     * @return the last change of existing tasks that can be repeated for others; null if the last
     *     answer made none
     */
    Part.@Nullable ToolCall repeatable() {
        return last.values().stream()
                .filter(call ->
                        call.input().has("updates")
                                || call.input().path("tasks").path(0).isTextual())
                .findFirst()
                .orElse(null);
    }

    private static boolean isUndo(Part.ToolCall call) {
        return call.tool().equals("undo");
    }

    private static String id(Part.ToolCall call) {
        return output(call).path("operation_id").asText();
    }

    private static JsonNode output(Part.ToolCall call) {
        return Objects.requireNonNull(call.output());
    }
}
