package todo.api.chat.model;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import todo.api.chat.Assistant;
import todo.api.chat.ModelUnavailable;
import todo.api.chat.Turn;
import todo.api.tool.Tools;
import todo.json.Json;

/**
 * Lets a language model answer: it calls tools until it has nothing more to call. Safe for
 * concurrent use.
 */
public final class ModelAssistant implements Assistant {

    /** Calls of the model in one turn: more than the calls of tools, whose limit it is told. */
    private static final int MOST_STEPS = 10;

    private static final String TOO_MANY_STEPS =
            "I stopped here, because this takes too many steps. Ask me to go on.";

    private static final String CUT_SHORT =
            "The answer is incomplete: the language model has reached a limit.";

    private static final String BROKEN_ARGUMENTS =
            """
            {"success":false,"error":"INVALID_ARGUMENT","message":"The arguments are not a JSON object."}\
            """;

    private final ModelClient client;
    private final Tools tools;
    private final Clock clock;

    public ModelAssistant(ModelClient client, Tools tools, Clock clock) {
        this.client = client;
        this.tools = tools;
        this.clock = clock;
    }

    /**
     * @throws ModelUnavailable if the model fails before anything was said or done
     */
    @Override
    public void answer(Turn turn) throws IOException {
        var messages = messages(turn);
        // Its messages grow with each step; the tools stay as they are.
        var question = ModelQuestion.of(messages, tools.allowed(turn.caller().scope()));
        for (var step = 1; ; step++) {
            var text = new StepText(turn);
            var reply = reply(turn, question, text, step);
            if (reply.isEmpty()) {
                return;
            }
            if (reply.get().cutShort()) {
                text.end(CUT_SHORT);
                return;
            }
            if (reply.get().calls().isEmpty()) {
                return;
            }
            if (step == MOST_STEPS) {
                text.end(TOO_MANY_STEPS);
                return;
            }
            var made = call(turn, reply.get().calls());
            if (made.isEmpty()) {
                return;
            }
            messages.assistant(text.said(), made.get());
            turn.nextStep();
        }
    }

    private ChatMessages messages(Turn turn) {
        var history = BoundedHistory.of(turn.messages());
        var messages = new ChatMessages();
        messages.system(SystemPrompt.of(turn.caller(), clock, history.summary()));
        history.earlier()
                .forEach(message -> messages.add(message, ChatMessages.LONGEST_OLD_RESULT));
        history.current().forEach(message -> messages.add(message, ChatMessages.LONGEST_RESULT));
        return messages;
    }

    /**
     * @return empty if the model has failed, and the user was told
     */
    private Optional<ModelReply> reply(Turn turn, ModelQuestion question, StepText text, int step)
            throws IOException {
        try {
            return Optional.of(client.ask(question, turn, new LinkFilter(text)));
        } catch (ModelFailure failure) {
            if (step == 1 && text.said().isEmpty()) {
                throw new ModelUnavailable(failure.sentence());
            }
            text.end(failure.sentence());
            return Optional.empty();
        }
    }

    /**
     * @return the calls with their results; empty if the user has to approve one first
     */
    private static Optional<List<ChatMessages.Call>> call(Turn turn, List<ToolRequest> requests)
            throws IOException {
        var made = new ArrayList<ChatMessages.Call>();
        for (var request : requests) {
            var arguments = request.arguments();
            if (arguments.isEmpty()) {
                // Not called without arguments: some tools would do something then.
                made.add(new ChatMessages.Call(request.name(), "{}", BROKEN_ARGUMENTS));
                continue;
            }
            var output = turn.call(newId(), request.name(), arguments.get());
            if (output.isEmpty()) {
                return Optional.empty();
            }
            var result = ChatMessages.cut(Json.text(output.get()), ChatMessages.LONGEST_RESULT);
            made.add(new ChatMessages.Call(request.name(), Json.text(arguments.get()), result));
        }
        return Optional.of(made);
    }

    /** The ids of models repeat within a conversation. */
    private static String newId() {
        return "call_" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
    }

    /** The text of a step. */
    private static final class StepText implements ReplyReader.TextOutput {

        private final Turn turn;
        private final StringBuilder said = new StringBuilder();

        private StepText(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void write(String piece) throws IOException {
            said.append(piece);
            turn.say(piece);
        }

        /** Says a sentence of the product itself. */
        private void end(String sentence) throws IOException {
            turn.say(said.isEmpty() ? sentence : "\n\n" + sentence);
        }

        private String said() {
            return said.toString();
        }
    }
}
