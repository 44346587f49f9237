package todo.api.chat.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import todo.api.account.Caller;
import todo.api.account.Channel;
import todo.api.account.Scope;
import todo.api.account.User;
import todo.api.chat.Message;
import todo.api.chat.Part;
import todo.api.chat.Role;
import todo.api.chat.Turn;
import todo.json.Json;

/** A turn without a conversation around it: remembers what an assistant says and does. */
final class FakeTurn implements Turn {

    static final Caller CALLER =
            new Caller(
                    new User(
                            UUID.fromString("018f0000-0000-7000-8000-000000000001"),
                            "ada@example.org",
                            "Ada",
                            Instant.EPOCH,
                            "Europe/Vienna",
                            "de"),
                    Scope.DELETE,
                    Channel.CHAT);

    private final Caller caller;
    private final List<Message> messages;
    private final List<String> pieces = new ArrayList<>();
    private final List<Called> calls = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private BiFunction<String, ObjectNode, @Nullable ObjectNode> tools =
            (tool, arguments) -> done("done");
    private volatile boolean stopped;
    private int steps = 1;
    private int tokens;

    /** A call that an assistant has made. */
    record Called(String id, String tool, ObjectNode arguments) {}

    FakeTurn(Caller caller, List<Message> messages) {
        this.caller = caller;
        this.messages = messages;
    }

    /** A conversation that begins with this. */
    static FakeTurn asked(String text) {
        return new FakeTurn(CALLER, List.of(user(text)));
    }

    static Message user(String text) {
        return new Message(
                UUID.randomUUID(), Role.USER, List.of(new Part.Text(text)), Instant.EPOCH);
    }

    static Message assistant(Part... parts) {
        return new Message(UUID.randomUUID(), Role.ASSISTANT, List.of(parts), Instant.EPOCH);
    }

    static ObjectNode done(String message) {
        return Json.MAPPER.createObjectNode().put("success", true).put("message", message);
    }

    /**
     * @param tools returns null for a call that the user has to approve
     */
    FakeTurn with(BiFunction<String, ObjectNode, @Nullable ObjectNode> tools) {
        this.tools = tools;
        return this;
    }

    String said() {
        return String.join("", pieces);
    }

    List<String> pieces() {
        return pieces;
    }

    List<Called> calls() {
        return calls;
    }

    int steps() {
        return steps;
    }

    int tokens() {
        return tokens;
    }

    /** The reader goes. */
    void stop() {
        stopped = true;
        waiting.forEach(Runnable::run);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public List<Message> messages() {
        return messages;
    }

    @Override
    public void nextStep() {
        steps++;
    }

    @Override
    public void say(String piece) throws IOException {
        if (stopped) {
            throw new IOException("the reader is gone");
        }
        pieces.add(piece);
    }

    @Override
    public Optional<ObjectNode> call(String id, String tool, ObjectNode arguments) {
        calls.add(new Called(id, tool, arguments));
        return Optional.ofNullable(tools.apply(tool, arguments));
    }

    @Override
    public Waiting onStop(Runnable cancel) {
        waiting.add(cancel);
        if (stopped) {
            cancel.run();
        }
        return () -> waiting.remove(cancel);
    }

    @Override
    public void used(int more) {
        tokens += more;
    }
}
