package todo.e2e;

import java.io.IOException;
import java.util.List;

/**
 * An answer of a language model that makes no sense.
 *
 * @param heard what the user hears then, among other texts
 */
record Lie(String name, String heard, ModelServer.Script script) {

    /** What the built-in assistant says first. */
    static final String STAND_IN =
            "The language model cannot be reached, so the built-in assistant answers.";

    private static final String DONE = "All is done.";

    static final List<Lie> ALL =
            List.of(
                    new Lie(
                            "an invented tool",
                            DONE,
                            answer -> callOnce(answer, "launch_rockets", "{}")),
                    new Lie(
                            "nonsense arguments",
                            DONE,
                            answer -> callOnce(answer, "add_tasks", "{\"tasks\":42,\"moon\":1}")),
                    new Lie(
                            "broken arguments",
                            DONE,
                            answer -> callOnce(answer, "add_tasks", "{\"tasks\":[{\"ti")),
                    new Lie(
                            "endless calls",
                            "I stopped here, because this takes too many steps.",
                            answer -> answer.call("launch_rockets", "{}")),
                    new Lie(
                            "broken json",
                            STAND_IN,
                            answer -> answer.begin().event("{\"choices\":").end()),
                    new Lie(
                            "a page",
                            STAND_IN,
                            answer -> answer.begin("text/html").raw("<p>Log in</p>").end()),
                    new Lie("no text", STAND_IN, answer -> answer.begin().finish("stop")),
                    new Lie("cut at once", STAND_IN, _ -> cut()),
                    new Lie(
                            "cut later",
                            "The language model's answer was cut off.",
                            answer -> {
                                answer.begin().text("You have");
                                cut();
                            }));

    private static void callOnce(ModelServer.Answer answer, String tool, String arguments)
            throws IOException {
        if (answer.hasResult()) {
            answer.say(DONE);
        } else {
            answer.call(tool, arguments);
        }
    }

    private static void cut() throws IOException {
        throw new IOException("cut");
    }

    /** The message to which {@link #tell} tells this lie. */
    String message() {
        return "find " + name;
    }

    /** The script of a model that tells the lie that the user asks for. */
    static void tell(ModelServer.Answer answer) throws IOException, InterruptedException {
        for (var lie : ALL) {
            if (answer.asked().equals(lie.message())) {
                lie.script.play(answer);
            }
        }
    }
}
