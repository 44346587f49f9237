package todo.api.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import todo.json.Json;

/** What the assistant is told of a call that no tool has answered. */
final class Outputs {

    private static final String UNKNOWN_TOOL = "UNKNOWN_TOOL";
    private static final String TOO_MANY_CALLS = "TOO_MANY_CALLS";
    private static final String ARGUMENTS_TOO_LONG = "ARGUMENTS_TOO_LONG";

    /** Calls that were not even tried. */
    private static final Set<String> FAULTY =
            Set.of(UNKNOWN_TOOL, TOO_MANY_CALLS, ARGUMENTS_TOO_LONG);

    private Outputs() {}

    static ObjectNode refused() {
        return error("REFUSED", "You refused this.");
    }

    static ObjectNode notAsked() {
        return error("NOT_ASKED", "The user could not be asked, so nothing was done.");
    }

    static ObjectNode expired() {
        return error("APPROVAL_EXPIRED", "The approval came too late, so nothing was done.");
    }

    static ObjectNode interrupted() {
        return error("INTERRUPTED", "The server was interrupted. Check whether this was done.");
    }

    static ObjectNode unknownTool(String name) {
        return error(UNKNOWN_TOOL, "There is no tool “%s”.".formatted(name));
    }

    static ObjectNode tooManyCalls(int most) {
        return error(
                TOO_MANY_CALLS,
                "One answer can call at most %d tools. Say what was done and what was not."
                        .formatted(most));
    }

    static ObjectNode argumentsTooLong() {
        return error(ARGUMENTS_TOO_LONG, "The arguments are too long. Call again with fewer.");
    }

    static ObjectNode waiting() {
        return error("WAITING", "Another call waits for the user's approval.");
    }

    private static ObjectNode error(String code, String message) {
        return Json.MAPPER
                .createObjectNode()
                .put("success", false)
                .put("message", message)
                .put("error", code);
    }

    /**
     * @return whether the call was not even tried
     */
    static boolean isFaulty(ObjectNode output) {
        return FAULTY.contains(output.path("error").asText());
    }

    /**
     * @param parts the last of them is a call
     * @return the same with the output of that call
     */
    static List<Part> decided(List<Part> parts, ObjectNode output) {
        var decided = new ArrayList<>(parts);
        decided.add(with((Part.ToolCall) decided.removeLast(), output));
        return decided;
    }

    static Part.ToolCall with(Part.ToolCall call, ObjectNode output) {
        return new Part.ToolCall(call.id(), call.tool(), call.input(), output);
    }

    /**
     * @return whether the last part of the message is a call without an output
     */
    static boolean isOpen(Message message) {
        return !message.parts().isEmpty()
                && message.parts().getLast() instanceof Part.ToolCall call
                && call.output() == null;
    }

    /**
     * @return the message, in which the calls that no one has approved are refused
     */
    static Message settled(Message message) {
        var parts =
                message.parts().stream()
                        .<Part>map(part ->
                                part instanceof Part.ToolCall call && call.output() == null
                                        ? with(call, refused())
                                        : part)
                        .toList();
        return new Message(message.id(), message.role(), parts, message.createdAt());
    }
}
