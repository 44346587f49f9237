package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import todo.api.account.Caller;
import todo.api.account.Channel;
import todo.api.account.Scope;
import todo.api.account.User;
import todo.api.chat.Message;
import todo.api.chat.Part;
import todo.api.chat.Role;
import todo.api.chat.Turn;
import todo.api.mcp.McpClient;
import todo.json.Json;

/**
 * A turn whose calls run the real tools, with a conversation that grows. A deletion has to be
 * approved, as in the chat.
 */
final class TestTurn implements Turn {

    private final McpClient tools;
    private final List<Message> messages = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private int calls;

    TestTurn(McpClient tools) {
        this.tools = tools;
    }

    /** Begins a turn with a message of the user. */
    void ask(String message) {
        messages.add(message(Role.USER, List.of(new Part.Text(message))));
        begin(List.of());
    }

    boolean isWaiting() {
        return !messages.isEmpty()
                && messages.getLast().parts().getLast() instanceof Part.ToolCall call
                && call.output() == null;
    }

    /** Begins a turn with a decision about the call that waits. */
    void decide(boolean isApproved) {
        var waiting = messages.removeLast();
        var call = (Part.ToolCall) waiting.parts().getLast();
        var output =
                isApproved
                        ? approved(call)
                        : Json.MAPPER
                                .createObjectNode()
                                .put("success", false)
                                .put("error", "REFUSED")
                                .put("message", "You refused this.");
        var all = new ArrayList<>(waiting.parts());
        all.set(all.size() - 1, new Part.ToolCall(call.id(), call.tool(), call.input(), output));
        messages.add(new Message(waiting.id(), Role.ASSISTANT, all, Instant.EPOCH));
        begin(all);
    }

    private ObjectNode approved(Part.ToolCall call) {
        var first = tools.call(call.tool(), arguments(call.input()));
        var confirmed = call.input().deepCopy();
        confirmed.set("confirmation", first.path("confirmation"));
        return (ObjectNode)
                (first.has("confirmation") ? tools.call(call.tool(), arguments(confirmed)) : first);
    }

    private void begin(List<Part> before) {
        parts.clear();
        parts.addAll(before);
        text.setLength(0);
        calls = 0;
    }

    /**
     * Ends the turn.
     *
     * @return what was said in it
     */
    String end() {
        var said = text.toString();
        endText();
        if (messages.getLast().role() == Role.ASSISTANT) {
            messages.removeLast();
        }
        messages.add(message(Role.ASSISTANT, List.copyOf(parts)));
        return said;
    }

    private int spoken;

    private void endText() {
        if (text.length() > spoken) {
            parts.add(new Part.Text(text.substring(spoken)));
            spoken = text.length();
        }
        spoken = text.length();
    }

    int calls() {
        return calls;
    }

    /** The calls of the last message. */
    List<Part.ToolCall> lastCalls() {
        return messages.getLast().parts().stream()
                .filter(Part.ToolCall.class::isInstance)
                .map(Part.ToolCall.class::cast)
                .toList();
    }

    private static Message message(Role role, List<Part> parts) {
        return new Message(UUID.randomUUID(), role, parts, Instant.EPOCH);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> arguments(ObjectNode input) {
        return Json.MAPPER.convertValue(input, Map.class);
    }

    @Override
    public Caller caller() {
        var user =
                new User(
                        new UUID(0, 1),
                        "a@example.org",
                        null,
                        Instant.EPOCH,
                        "Europe/Vienna",
                        "en");
        return new Caller(user, Scope.DELETE, Channel.CHAT);
    }

    @Override
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void nextStep() {}

    @Override
    public void say(String piece) {
        text.append(piece);
    }

    @Override
    public Optional<ObjectNode> call(String id, String tool, ObjectNode arguments) {
        if (!ids.add(id)) {
            throw new AssertionError("the id " + id + " is used twice");
        }
        endText();
        calls++;
        if (tool.equals("delete_tasks")) {
            parts.add(new Part.ToolCall(id, tool, arguments, null));
            return Optional.empty();
        }
        var output = (ObjectNode) tools.call(tool, arguments(arguments));
        parts.add(new Part.ToolCall(id, tool, arguments, output));
        return Optional.of(output);
    }

    @Override
    public Waiting onStop(Runnable cancel) {
        return () -> {};
    }

    @Override
    public void used(int tokens) {}
}
