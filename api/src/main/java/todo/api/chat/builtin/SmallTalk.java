package todo.api.chat.builtin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Greetings, thanks, and what the assistant can do. */
final class SmallTalk {

    /** Examples for somebody who was not understood. */
    static final String HINT =
            "Try “add buy milk tomorrow”, “what’s due this week?” or “I finished the report”. “Help” shows more.";

    private static final String EXAMPLES =
            """
            I work with your tasks. Some things that you can say:

            - **Add**: “add buy milk tomorrow and call Ada on Friday at 9”, “remind me to pay the rent”
            - **Look**: “what’s overdue?”, “show my Work list”, “anything tagged #home?”, “what’s next?”, “how many did I finish this week?”
            - **Do**: “I finished the report”, “done with milk”, “reopen it”
            - **Change**: “rename milk to oat milk”, “push the report to Monday”, “make the second one urgent”, “tag milk with #shopping”, “move it to Work”
            - **Undo**: “undo that”. Before I delete anything, I ask.\
            """;

    private static final Wording REFUSAL = Phrases.wording("no");
    private static final Map<Wording, String> ANSWERS = answers();

    private SmallTalk() {}

    private static Map<Wording, String> answers() {
        var answers = new LinkedHashMap<Wording, String>();
        answers.put(Phrases.wording("help"), EXAMPLES);
        answers.put(
                Phrases.wording("hello"),
                "Hello! Ask for your tasks, for example “what’s due today?”, or say “help”.");
        answers.put(Phrases.wording("thanks"), "You’re welcome.");
        answers.put(Phrases.wording("bye"), "Goodbye.");
        answers.put(REFUSAL, "All right, I change nothing.");
        answers.put(Phrases.wording("bare yes"), "There is nothing to decide. " + HINT);
        return answers;
    }

    static Intent.@Nullable Plan read(Sentence sentence, Dialogue dialogue) {
        for (var answer : ANSWERS.entrySet()) {
            if (answer.getKey().matches(sentence.typed())) {
                return () -> () -> dialogue.say(answer.getValue());
            }
        }
        return null;
    }

    static boolean isRefusal(String text) {
        return REFUSAL.matches(Sentence.unchanged(text).typed());
    }
}
