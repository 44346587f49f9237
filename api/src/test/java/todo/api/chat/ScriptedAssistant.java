package todo.api.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import todo.json.Json;

/** Answers as a test has told it, one script a turn; remembers what it has seen. */
final class ScriptedAssistant implements Assistant {

    private final BlockingQueue<Assistant> scripts = new LinkedBlockingQueue<>();
    private volatile List<Message> seen = List.of();

    /** The answer to the message that comes next. */
    void next(Assistant script) {
        scripts.add(script);
    }

    @Override
    public void answer(Turn turn) throws IOException {
        seen = turn.messages();
        var script = scripts.poll();
        if (script == null) {
            throw new IllegalStateException("the test has no answer to this");
        }
        script.answer(turn);
    }

    /** What the assistant was shown in the last turn. */
    List<Message> seen() {
        return seen;
    }

    static Optional<ObjectNode> call(Turn turn, String id, String tool, Map<String, ?> arguments)
            throws IOException {
        return turn.call(id, tool, Json.MAPPER.valueToTree(arguments));
    }
}
