package todo.api.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.api.account.Caller;
import todo.http.EventStream;

/** Runs turns. Safe for concurrent use. */
final class Chat {

    private static final Logger log = LoggerFactory.getLogger(Chat.class);

    private final Conversations conversations;
    private final Assistants assistants;
    private final ToolRunner runner;
    private final TokenBudget budget;
    private final ChatMetrics metrics;
    private final TurnTimes times;

    Chat(
            Conversations conversations,
            Assistants assistants,
            ToolRunner runner,
            TokenBudget budget,
            ChatMetrics metrics,
            TurnTimes times) {
        this.conversations = conversations;
        this.assistants = assistants;
        this.runner = runner;
        this.budget = budget;
        this.metrics = metrics;
        this.times = times;
    }

    /**
     * What a turn answers.
     *
     * @param approved whether the user has agreed to the call that the conversation was opened for;
     *     null if they have said something
     * @param usedUp whether the user has used their share of the model
     * @param arrived when the request came, by {@link System#nanoTime()}
     * @param recheck throws {@link todo.failure.Failure.Unauthorized} once the token of the request
     *     is no longer valid
     */
    record Question(
            Caller caller,
            Conversations.Opened opened,
            @Nullable Boolean approved,
            boolean usedUp,
            long arrived,
            Runnable recheck) {}

    /**
     * Answers, and stores the answer even if the reader goes.
     *
     * @throws IOException if the reader is gone
     */
    void answer(EventStream events, Question question) throws IOException {
        var stream = new UiMessageStream(events);
        try (var watch = TurnWatch.start(events, stream, times)) {
            new Run(question, stream, watch).run();
        }
    }

    /** One turn. */
    private final class Run {

        private final Question question;
        private final UiMessageStream stream;
        private final TurnWatch watch;
        private final Answer answer;
        private final TurnCounts counts;

        Run(Question question, UiMessageStream stream, TurnWatch watch) {
            this.question = question;
            this.stream = stream;
            this.watch = watch;
            this.counts = new TurnCounts(metrics, budget, question.arrived());
            var opened = question.opened();
            this.answer = new Answer(conversations, opened.id(), opened.answer());
        }

        void run() throws IOException {
            var decided = decide();
            var turn = new ChatTurn(question, messages(), answer, stream, watch, runner, counts);
            try {
                stream.start(answer.id());
                if (decided != null) {
                    // Before the step: it belongs to a call of an earlier one.
                    stream.output(decided.call().id(), decided.output());
                }
                stream.startStep();
                counts.ended(answered(turn));
            } catch (IOException gone) {
                watch.stop(TurnStopped.Cause.READER_GONE);
                counts.ended(TurnStopped.Cause.READER_GONE.outcome());
                throw gone;
            } finally {
                turn.save();
            }
        }

        /** A call with its output. */
        private record Decided(Part.ToolCall call, ObjectNode output) {}

        private @Nullable Decided decide() {
            var approval = question.opened().approval();
            if (approval == null
                    || !(answer.message().parts().getLast() instanceof Part.ToolCall call)) {
                return null;
            }
            var approved = Boolean.TRUE.equals(question.approved());
            var output =
                    runner.decide(
                            question.caller(), answer.conversation(), call, approval, approved);
            answer.replaceLast(Outputs.with(call, output));
            answer.save("");
            return new Decided(call, output);
        }

        private List<Message> messages() {
            var messages = new ArrayList<>(question.opened().messages());
            if (question.approved() != null) {
                messages.removeLast();
                messages.add(answer.message());
            }
            return List.copyOf(messages);
        }

        /**
         * @return the outcome, as a label of metrics
         * @throws IOException if the reader is gone
         */
        private String answered(ChatTurn turn) throws IOException {
            var outcome = "answered";
            try {
                assistants.answer(turn, watch, counts, question.usedUp());
                watch.check(); // an assistant may end quietly when its wait is cancelled
                outcome = answer.isWaiting() ? "approval" : outcome;
            } catch (IOException | RuntimeException failed) {
                outcome = failed(turn, failed);
            }
            turn.end();
            turn.save();
            stream.finishStep();
            stream.finish();
            return outcome;
        }

        private String failed(ChatTurn turn, Exception failed) throws IOException {
            var stopped = watch.cause();
            var cause =
                    stopped == null && failed instanceof TurnStopped turnStopped
                            ? turnStopped.reason()
                            : stopped;
            if (cause == TurnStopped.Cause.READER_GONE || stream.isBroken()) {
                throw new TurnStopped(TurnStopped.Cause.READER_GONE);
            }
            if (cause != null) {
                turn.conclude(cause.sentence());
                return cause.outcome();
            }
            log.error("an assistant failed", failed);
            turn.end();
            stream.error("Something went wrong on the server. Please try again.");
            return "failed";
        }
    }
}
