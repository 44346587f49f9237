package todo.api.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import todo.api.account.Caller;
import todo.api.tool.Tool;
import todo.failure.Failure;
import todo.json.Json;

/** A turn whose answer is streamed and stored. */
final class ChatTurn implements Turn {

    private static final int MOST_CALLS = 8;

    /** An assistant that still calls tools after so many is stopped. */
    private static final int MOST_ATTEMPTS = 2 * MOST_CALLS;

    private static final int LONGEST_TEXT = 32_000;

    /** In characters of JSON. */
    private static final int LONGEST_INPUT = 32_000;

    private static final int LONGEST_NAME = 64;

    /** How much time of a text is lost if the service is killed. */
    private static final Duration SAVE_INTERVAL = Duration.ofSeconds(5);

    private final Chat.Question question;
    private final List<Message> messages;
    private final Answer answer;
    private final UiMessageStream stream;
    private final TurnWatch watch;
    private final ToolRunner runner;
    private final TurnCounts counts;
    private final AnswerText text;
    private long saved = System.nanoTime();
    private int attempts;
    private int said;

    ChatTurn(
            Chat.Question question,
            List<Message> messages,
            Answer answer,
            UiMessageStream stream,
            TurnWatch watch,
            ToolRunner runner,
            TurnCounts counts) {
        this.question = question;
        this.messages = messages;
        this.answer = answer;
        this.stream = stream;
        this.watch = watch;
        this.runner = runner;
        this.counts = counts;
        this.text = new AnswerText(stream);
    }

    @Override
    public Caller caller() {
        return question.caller();
    }

    @Override
    public List<Message> messages() {
        return messages;
    }

    @Override
    public void nextStep() throws IOException {
        watch.check();
        endText();
        stream.finishStep();
        stream.startStep();
    }

    @Override
    public void say(String piece) throws IOException {
        watch.check();
        if (answer.isWaiting()) {
            return; // the call that waits has to stay the last part
        }
        said += piece.length();
        if (said > LONGEST_TEXT) {
            throw new TurnStopped(TurnStopped.Cause.TOO_LONG);
        }
        counts.said();
        text.say(piece);
        if (System.nanoTime() - saved > SAVE_INTERVAL.toNanos()) {
            save();
        }
    }

    /** Makes the text a part. */
    private void endText() throws IOException {
        var whole = text.soFar();
        if (!whole.isEmpty()) {
            answer.add(new Part.Text(whole));
            text.take();
        }
        text.close();
    }

    @Override
    public Optional<ObjectNode> call(String id, String tool, ObjectNode arguments)
            throws IOException {
        watch.check();
        requireSignedIn();
        if (answer.isWaiting()) {
            return Optional.of(Outputs.waiting());
        }
        endText();
        if (++attempts > MOST_ATTEMPTS) {
            throw new TurnStopped(TurnStopped.Cause.TOO_MANY_CALLS);
        }
        var name = tool.substring(0, Math.min(tool.length(), LONGEST_NAME));
        var input = ModelText.clean(arguments);
        if (input.toString().length() > LONGEST_INPUT) {
            var nothing = Json.MAPPER.createObjectNode();
            return fault(id, name, nothing, Outputs.argumentsTooLong());
        }
        var found = runner.find(name);
        if (found == null) {
            return fault(id, name, input, Outputs.unknownTool(name));
        }
        if (attempts > MOST_CALLS) {
            counts.limited("calls");
            return fault(id, name, input, Outputs.tooManyCalls(MOST_CALLS));
        }
        var call = new Part.ToolCall(id, name, input, null);
        return found.needsApproval() ? ask(call, found) : run(call, found);
    }

    private void requireSignedIn() throws TurnStopped {
        try {
            question.recheck().run();
        } catch (Failure.Unauthorized ended) {
            throw new TurnStopped(TurnStopped.Cause.SIGNED_OUT);
        }
    }

    private Optional<ObjectNode> fault(String id, String tool, ObjectNode input, ObjectNode output)
            throws IOException {
        var call = new Part.ToolCall(id, ModelText.clean(tool), input, output);
        stream.input(call);
        return done(call, output);
    }

    private Optional<ObjectNode> run(Part.ToolCall call, Tool tool) throws IOException {
        stream.input(call); // first: a reader who is gone does not want it any more
        if (tool.effect().readOnly()) {
            return done(call, runner.run(caller(), tool, call.input()));
        }
        // Stored before, for the service may be killed while the tool changes something.
        answer.add(Outputs.with(call, Outputs.interrupted()));
        save();
        return decided(call, runner.run(caller(), tool, call.input()));
    }

    private Optional<ObjectNode> done(Part.ToolCall call, ObjectNode output) throws IOException {
        answer.add(call);
        return decided(call, output);
    }

    /** The call is the last part. */
    private Optional<ObjectNode> decided(Part.ToolCall call, ObjectNode output) throws IOException {
        answer.replaceLast(Outputs.with(call, output));
        save();
        stream.output(call.id(), output);
        return Optional.of(output);
    }

    private Optional<ObjectNode> ask(Part.ToolCall call, Tool tool) throws IOException {
        var preview = runner.preview(caller(), tool, call.input());
        if (preview.isError()) {
            stream.input(call);
            return done(call, preview.content());
        }
        var asked = preview.content().path("message").asText();
        say(EscapedText.escaped(asked)); // titles are data
        endText();
        stream.input(call);
        var approval = runner.ask(caller(), answer.conversation(), call, preview);
        if (!answer.ask(call, approval)) {
            return decided(call, Outputs.notAsked());
        }
        stream.approvalRequest(call.id(), approval.id());
        return Optional.empty();
    }

    @Override
    public Waiting onStop(Runnable cancel) {
        return watch.onStop(cancel);
    }

    @Override
    public void used(int tokens) {
        counts.used(caller().owner(), tokens);
    }

    /**
     * @return whether nothing was said and no tool was called
     */
    boolean isSilent() {
        return said == 0 && attempts == 0;
    }

    /** Stores what there is so far. */
    void save() {
        saved = System.nanoTime();
        answer.save(text.soFar());
    }

    /** Says a last sentence, even if the turn was stopped. */
    void conclude(String sentence) throws IOException {
        if (!answer.isWaiting()) {
            text.say((text.soFar().isEmpty() ? "" : "\n\n") + sentence);
        }
    }

    /** Ends the text. */
    void end() throws IOException {
        endText();
    }
}
