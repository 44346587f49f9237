package todo.api.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.api.account.Caller;
import todo.api.database.Database;
import todo.api.tool.Confirmations;
import todo.api.tool.Tool;
import todo.api.tool.ToolResult;
import todo.api.tool.Tools;
import todo.json.Json;

/** Runs the tools that an assistant calls, and signs what the user has to approve. */
final class ToolRunner {

    /** As a request of the REST API has. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Under this name approvals are signed; no tool has it. */
    private static final String SIGNED_AS = "chat approval";

    private final Tools tools;
    private final Confirmations confirmations;
    private final Database database;

    ToolRunner(Tools tools, Confirmations confirmations, Database database) {
        this.tools = tools;
        this.confirmations = confirmations;
        this.database = database;
    }

    /**
     * @return null if there is no such tool
     */
    @Nullable Tool find(String name) {
        return tools.find(name).orElse(null);
    }

    ObjectNode run(Caller caller, Tool tool, ObjectNode input) {
        return within(() -> tools.call(caller, tool, input)).content();
    }

    /**
     * @return the question for the user, or why the call would fail
     */
    ToolResult preview(Caller caller, Tool tool, ObjectNode input) {
        return within(() -> tools.preview(caller, tool, input));
    }

    private ToolResult within(Supplier<ToolResult> work) {
        return database.within(PATIENCE, work);
    }

    /**
     * @param preview what {@link #preview} has returned
     * @return what the user has to approve
     */
    ConversationStore.Approval ask(
            Caller caller, UUID conversation, Part.ToolCall call, ToolResult preview) {
        var confirmation = preview.content().path("confirmation").textValue();
        return new ConversationStore.Approval(
                confirmations.issue(caller, SIGNED_AS, subject(conversation, call)), confirmation);
    }

    private static String subject(UUID conversation, Part.ToolCall call) {
        return String.join(
                "\n", conversation.toString(), call.id(), call.tool(), sorted(call.input()));
    }

    /** The database does not keep the order of members. */
    private static String sorted(ObjectNode input) {
        try {
            return Json.MAPPER
                    .writer()
                    .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                    .writeValueAsString(input);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * @param call as it is stored
     * @param approved whether the user has agreed
     * @return the output of the call
     */
    ObjectNode decide(
            Caller caller,
            UUID conversation,
            Part.ToolCall call,
            ConversationStore.Approval approval,
            boolean approved) {
        if (!approved) {
            return Outputs.refused();
        }
        if (!confirmations.isValid(caller, SIGNED_AS, subject(conversation, call), approval.id())) {
            return Outputs.expired();
        }
        var tool = find(call.tool());
        if (tool == null) {
            return Outputs.unknownTool(call.tool());
        }
        var input = call.input().deepCopy();
        if (approval.confirmation() != null) {
            input.put("confirmation", approval.confirmation());
        }
        return run(caller, tool, input);
    }
}
