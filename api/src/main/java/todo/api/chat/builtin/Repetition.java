package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import todo.api.chat.Part;

/** "And the second one": what was done last, with other tasks. */
final class Repetition {

    private static final Pattern AROUND = Phrases.pattern("do the same");

    private Repetition() {}

    /**
     * @return whether the sentence is that
     */
    static boolean say(Sentence sentence, Dialogue dialogue) throws IOException {
        var words = AROUND.matcher(sentence.typed().toLowerCase(Locale.ROOT)).replaceAll("");
        var last = dialogue.memory().operations().repeatable();
        var shown = dialogue.memory().shown();
        var picked = last == null ? null : NumberedChoice.pick(words, shown);
        if (last == null || picked == null || picked.isEmpty()) {
            return false;
        }
        var input = with(last.input(), picked);
        var output = dialogue.call(last.tool(), input);
        new Report(dialogue).sayDecided(new Part.ToolCall(last.id(), last.tool(), input, output));
        return true;
    }

    private static ObjectNode with(ObjectNode input, List<TaskItem> tasks) {
        var again = input.deepCopy();
        if (again.has("tasks")) {
            again.set("tasks", TaskItem.ids(tasks));
            return again;
        }
        var change = (ObjectNode) input.path("updates").path(0);
        var updates = again.putArray("updates");
        tasks.forEach(task -> updates.add(change.deepCopy().put("task", task.id())));
        return again;
    }
}
