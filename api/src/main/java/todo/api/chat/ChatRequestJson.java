package todo.api.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.failure.BrokenRule;
import todo.failure.Failure;
import todo.failure.FaultCode;
import todo.failure.TextRule;
import todo.json.Fields;

/**
 * Reads the body of {@code POST /api/chat}: that of the AI SDK's clients, or a simpler one. Of the
 * messages only the last counts; what a client says of earlier ones is not trusted.
 */
final class ChatRequestJson {

    private static final TextRule MESSAGE = new TextRule(1, 4_000);
    private static final int MOST_MESSAGES = 10_000;
    private static final String REGENERATE = "regenerate-message";

    private ChatRequestJson() {}

    /**
     * @throws Failure.Invalid with every broken rule
     */
    static ChatRequest parse(Fields fields) {
        var name =
                new ConversationStore.Name(
                        fields.parsed("conversation_id", Ids::require), fields.text("id", 1, 200));
        var again = fields.is("trigger", REGENERATE::equals);
        var decision = decision(fields);
        if (decision != null) {
            return new ChatRequest(name, decision);
        }
        var messages = fields.required("messages", fields.objects("messages", MOST_MESSAGES));
        if (messages != null && messages.isEmpty()) {
            fields.fault("messages", FaultCode.REQUIRED, "Send a message.");
        }
        fields.check();
        return new ChatRequest(name, content(Objects.requireNonNull(messages), again));
    }

    private static ChatRequest.@Nullable Decision decision(Fields fields) {
        var approval = fields.object("approval");
        if (approval == null) {
            return null;
        }
        var id = approval.required("id", approval.text("id", 1, 200));
        var approved = approval.required("approved", approval.flag("approved"));
        fields.check();
        return new ChatRequest.Decision(
                Objects.requireNonNull(id), Objects.requireNonNull(approved));
    }

    private static ChatRequest.Content content(List<ObjectNode> messages, boolean again) {
        var last = messages.getLast();
        var pointer = "/messages/" + (messages.size() - 1);
        return switch (last.path("role").asText()) {
            case "user" -> new ChatRequest.Saying(text(pointer, last), again);
            case "assistant" -> response(pointer, last.path("parts"));
            default ->
                    throw new Failure.Invalid(
                            pointer + "/role",
                            FaultCode.INVALID,
                            "The last message has to be the user's.");
        };
    }

    private static String text(String pointer, ObjectNode message) {
        var member = message.has("parts") ? "parts" : "content";
        var content = message.path(member);
        if (!content.isTextual() && !content.isArray()) {
            throw new Failure.Invalid(
                    pointer + "/" + member, FaultCode.REQUIRED, "Send the message's text.");
        }
        try {
            return MESSAGE.check(content.isTextual() ? content.textValue() : joined(content))
                    .strip();
        } catch (BrokenRule broken) {
            throw new Failure.Invalid(
                    pointer + "/" + member, broken.code(), String.valueOf(broken.getMessage()));
        }
    }

    private static String joined(JsonNode parts) {
        var texts = new ArrayList<String>();
        for (var part : parts) {
            if (part.path("type").asText().equals("text")) {
                texts.add(part.path("text").asText());
            }
        }
        return String.join("\n\n", texts);
    }

    /** The AI SDK sends a decision as a state of the tool's part in the assistant's message. */
    private static ChatRequest.Decision response(String pointer, JsonNode parts) {
        for (var i = parts.size() - 1; i >= 0; i--) {
            var part = parts.get(i);
            var approval = part.path("approval");
            if (part.path("state").asText().equals("approval-responded")
                    && approval.path("id").isTextual()
                    && approval.path("approved").isBoolean()) {
                return new ChatRequest.Decision(
                        approval.path("id").textValue(), approval.path("approved").booleanValue());
            }
        }
        throw new Failure.Invalid(
                pointer + "/role",
                FaultCode.INVALID,
                "The last message has to be the user's, or to answer a request for an approval.");
    }
}
