package todo.api.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import todo.http.EventStream;
import todo.json.Json;

/**
 * Writes an answer in the AI SDK's UI message stream protocol, in a form that its versions 5 to 7
 * read: version 5 refuses members and types of events that it does not know. Safe for concurrent
 * use; every method throws {@link IOException} if the reader is gone.
 *
 * @see <a href="https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol">Stream protocols</a>
 */
final class UiMessageStream {

    private final EventStream events;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean finished;
    private volatile boolean broken;

    UiMessageStream(EventStream events) {
        this.events = events;
    }

    void start(UUID message) throws IOException {
        send(event("start").put("messageId", message.toString()));
    }

    void startStep() throws IOException {
        send(event("start-step"));
    }

    void finishStep() throws IOException {
        send(event("finish-step"));
    }

    void startText(String id) throws IOException {
        send(event("text-start").put("id", id));
    }

    void text(String id, String delta) throws IOException {
        send(event("text-delta").put("id", id).put("delta", delta));
    }

    void endText(String id) throws IOException {
        send(event("text-end").put("id", id));
    }

    void input(Part.ToolCall call) throws IOException {
        send(event("tool-input-start").put("toolCallId", call.id()).put("toolName", call.tool()));
        send(
                event("tool-input-delta")
                        .put("toolCallId", call.id())
                        .put("inputTextDelta", call.input().toString()));
        var available = event("tool-input-available").put("toolCallId", call.id());
        available.put("toolName", call.tool()).set("input", call.input());
        send(available);
    }

    void output(String call, ObjectNode output) throws IOException {
        var event =
                event(Outputs.isFaulty(output) ? "tool-output-error" : "tool-output-available")
                        .put("toolCallId", call);
        if (Outputs.isFaulty(output)) {
            event.put("errorText", output.path("message").asText());
        } else {
            event.set("output", output);
        }
        send(event);
    }

    void approvalRequest(String call, String approval) throws IOException {
        send(event("tool-approval-request").put("approvalId", approval).put("toolCallId", call));
    }

    void error(String sentence) throws IOException {
        send(event("error").put("errorText", sentence));
    }

    /** Nothing is written after this. */
    void finish() throws IOException {
        send(event("finish"));
        lock.lock();
        try {
            finished = true;
            events.send(EventStream.Event.of("[DONE]"));
        } finally {
            lock.unlock();
        }
    }

    /** Shows that the connection is open; after {@link #finish()} it does nothing. */
    void ping() throws IOException {
        lock.lock();
        try {
            if (!finished) {
                events.ping();
            }
        } finally {
            lock.unlock();
        }
    }

    private static ObjectNode event(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }

    private void send(ObjectNode event) throws IOException {
        lock.lock();
        try {
            events.send(EventStream.Event.of(Json.text(event)));
        } catch (IOException gone) {
            broken = true;
            throw gone;
        } finally {
            lock.unlock();
        }
    }

    /**
     * @return whether an event could not be written
     */
    boolean isBroken() {
        return broken;
    }
}
