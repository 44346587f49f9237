package todo.api.chat.builtin;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import todo.api.chat.Assistant;
import todo.api.chat.EscapedText;
import todo.api.chat.Part;
import todo.api.chat.Role;
import todo.api.chat.Turn;

/**
 * Answers English sentences without a language model, over the same tools, and always in the same
 * way. Each answer is understood from the conversation alone: "the second one" is a task that an
 * earlier call has returned and an earlier answer has numbered.
 *
 * <p>A message that is a line of quick add but no sentence, such as "milk tomorrow #home", is
 * added: nothing but a new task can be meant by a date or a tag, and one word undoes it. Without
 * such a mark, as in "milk", the assistant asks whether to add it. Safe for concurrent use.
 */
public final class BuiltInAssistant implements Assistant {

    /** Somebody tells something: a date in it does not make it a new task. */
    private static final Pattern STATEMENT = Phrases.pattern("statement");

    private final Clock clock;

    public BuiltInAssistant(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void answer(Turn turn) throws IOException {
        var messages = turn.messages();
        var last = messages.getLast();
        if (last.role() == Role.ASSISTANT) {
            if (last.parts().getLast() instanceof Part.ToolCall decided) {
                var request = UserRequest.none(messages.size());
                new Report(new Dialogue(turn, request, clock.instant())).sayDecided(decided);
            }
            return;
        }
        var request = UserRequest.of(messages);
        var dialogue = new Dialogue(turn, request, clock.instant());
        try {
            askAgain(turn, dialogue);
            if (!carryOut(Grammar.read(request.text(), dialogue))) {
                fallBack(request.text(), dialogue);
            }
        } catch (Intent.Ended _) {
            return;
        }
    }

    /** A call waits for a decision, which a "yes" in words is not. */
    private static void askAgain(Turn turn, Dialogue dialogue) throws IOException {
        var messages = turn.messages();
        if (messages.size() > 1
                && UserRequest.isYes(messages.getLast().text())
                && !messages.get(messages.size() - 2).parts().isEmpty()
                && messages.get(messages.size() - 2).parts().getLast() instanceof Part.ToolCall call
                && call.output() == null) {
            dialogue.call(call.tool(), call.input());
            throw new Intent.Ended();
        }
    }

    /**
     * @return whether the requests were understood
     */
    private static boolean carryOut(List<Intent.Plan> plans) throws IOException {
        var actions = new ArrayList<Intent.Action>();
        try {
            for (var plan : plans) {
                actions.add(prepared(plan));
            }
        } catch (Intent.NotUnderstood _) {
            return false;
        }
        for (var action : actions) {
            action.run();
        }
        return !actions.isEmpty();
    }

    private static Intent.Action prepared(Intent.Plan plan) throws IOException {
        try {
            return plan.prepare();
        } catch (Intent.NotYetAdded _) {
            return () -> plan.prepare().run();
        }
    }

    /**
     * Handles text that is not a sentence: conditions, a line of quick add, the title of a task.
     */
    private static void fallBack(String message, Dialogue dialogue) throws IOException {
        var sentence = Sentence.of(message);
        var isTitle = Grammar.isTitle(sentence);
        if (isTitle && dialogue.request().isAgreed()) {
            AddedLine.adding(List.of(sentence.typed()), false, dialogue).run();
            return;
        }
        if (Repetition.say(sentence, dialogue)
                || Showing.sayConditions(sentence, dialogue)
                || Scheduling.sayMove(sentence, dialogue)) {
            return;
        }
        var line = DayWords.known(sentence.typed(), dialogue.present().toLocalDate());
        if (isTitle
                && AddedLine.hasMarks(line, dialogue)
                && !STATEMENT.matcher(Sentence.plain(sentence.typed())).find()) {
            AddedLine.adding(List.of(line), false, dialogue).run();
            return;
        }
        if (isTitle && Detail.saySure(sentence.typed(), dialogue)) {
            return;
        }
        dialogue.say("I don’t understand that. " + SmallTalk.HINT);
        if (isTitle) {
            dialogue.say(
                    "%sadd %s as a task?"
                            .formatted(UserRequest.OFFER, EscapedText.quoted(sentence.typed())));
        }
    }
}
