package todo.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import todo.api.chat.Assistant;
import todo.api.chat.Role;
import todo.api.chat.Turn;
import todo.json.Json;

/**
 * Does what a message orders, for tests: {@code say WORDS}, {@code add LINE}, {@code delete TITLE},
 * {@code wait} (for the reader to go), {@code fail}. Anything else is for the real assistant.
 */
public record ScriptedAssistant(Assistant real) implements Assistant {

    @Override
    public void answer(Turn turn) throws IOException {
        var last = turn.messages().getLast();
        if (last.role() == Role.ASSISTANT) {
            if (last.parts().getFirst().toString().contains("Scripted")) {
                turn.say("As you like.");
            } else {
                real.answer(turn);
            }
            return;
        }
        var words = last.text().split(" ", 2);
        var rest = words.length == 1 ? "" : words[1];
        switch (words[0]) {
            case "say" -> say(turn, rest);
            case "add" -> {
                call(turn, "add_tasks", "tasks", List.of(new Line(rest)));
                turn.say("It is on your list.");
            }
            case "delete" -> {
                turn.say("Scripted: ");
                call(turn, "delete_tasks", "tasks", List.of(rest.split(" and ", -1)));
            }
            case "wait" -> waitForEnd(turn);
            case "fail" -> throw new IllegalStateException("ordered");
            default -> real.answer(turn);
        }
    }

    private record Line(String line) {}

    private static void say(Turn turn, String text) throws IOException {
        for (var piece : text.splitWithDelimiters(" ", -1)) {
            turn.say(piece);
        }
    }

    private static void call(Turn turn, String tool, String name, Object value) throws IOException {
        var arguments = Json.MAPPER.createObjectNode();
        arguments.set(name, Json.MAPPER.valueToTree(value));
        var id = UUID.randomUUID().toString();
        turn.call(id, tool, arguments);
    }

    private static void waitForEnd(Turn turn) throws IOException {
        var gone = new CountDownLatch(1);
        turn.say("I am thinking. ");
        try (var _ = turn.onStop(gone::countDown)) {
            gone.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        turn.say("I am back.");
    }
}
