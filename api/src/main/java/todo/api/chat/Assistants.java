package todo.api.chat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Who answers: a language model if there is one, and otherwise, or when that cannot answer, the
 * built-in assistant. Safe for concurrent use.
 *
 * @param builtIn never throws {@link ModelUnavailable}
 * @param model null for none
 */
public record Assistants(Assistant builtIn, @Nullable Model model) {

    private static final String UNREACHABLE =
            "The language model cannot be reached, so the built-in assistant answers.";

    private static final String USED_UP =
            "You have used your share of the language model for today, so the built-in assistant answers. "
                    + "There is more after midnight UTC.";

    /**
     * A language model.
     *
     * @param name of the model
     * @param server to which users' texts are sent: a host, without secrets
     */
    public record Model(Assistant assistant, String name, String server) {}

    /**
     * @param usedUp whether the user has used their share of the model
     * @throws IOException if the turn has to end
     */
    void answer(ChatTurn turn, TurnWatch watch, TurnCounts counts, boolean usedUp)
            throws IOException {
        var primary = model;
        if (primary == null) {
            counts.answeredBy("built-in");
            builtIn.answer(turn);
        } else if (usedUp) {
            counts.limited("tokens");
            standIn(turn, counts, USED_UP);
        } else {
            counts.answeredBy("model");
            ask(primary.assistant(), turn, watch, counts);
        }
    }

    private void ask(Assistant primary, ChatTurn turn, TurnWatch watch, TurnCounts counts)
            throws IOException {
        try {
            primary.answer(turn);
        } catch (ModelUnavailable unavailable) {
            watch.check(); // a turn that is stopped may look to the model like a lost connection
            if (turn.isSilent()) {
                standIn(turn, counts, UNREACHABLE);
            } else {
                // The built-in assistant might do again what is done.
                turn.conclude(String.valueOf(unavailable.getMessage()));
            }
        }
    }

    private void standIn(ChatTurn turn, TurnCounts counts, String sentence) throws IOException {
        counts.answeredBy("stand-in");
        turn.say(sentence);
        turn.nextStep();
        builtIn.answer(turn);
    }
}
