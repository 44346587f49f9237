package todo.api.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A part of a message. A user's message has text alone. */
public sealed interface Part {

    /** What was said, in Markdown. */
    record Text(String text) implements Part {}

    /**
     * A call of a tool.
     *
     * @param id unique within the conversation
     * @param tool a name, possibly of a tool that does not exist
     * @param input the arguments
     * @param output what the tool returned, with {@code success} and {@code message}; null while
     *     the user has not approved the call
     */
    record ToolCall(String id, String tool, ObjectNode input, @Nullable ObjectNode output)
            implements Part {}
}
