package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import todo.api.chat.Part;

/** "And the second one": what was done last, with other tasks. */
final class Repetition {

    private static final Pattern AROUND =
            Pattern.compile(
                    "(?i)^(?:and |also |same (?:for|with) |the same (?:for|with) |do the same (?:for|with|to) |now )+|,? (?:too|also|as well)$");

    private Repetition() {}

    /**
     * @return whether the sentence is that
     */
    static boolean say(Sentence sentence, Dialogue dialogue) throws IOException {
        var words = AROUND.matcher(sentence.typed().toLowerCase(Locale.ROOT)).replaceAll("");
        var last = dialogue.memory().deed();
        var shown = dialogue.memory().shown();
        var picked = last == null ? null : NumberedChoice.pick(words, shown);
        if (last == null || picked == null || picked.isEmpty()) {
            return false;
        }
        var call = new Part.ToolCall(last.id(), last.tool(), with(last.input(), picked), null);
        var output = dialogue.call(call.tool(), call.input());
        new Report(dialogue)
                .sayDecided(new Part.ToolCall(call.id(), call.tool(), call.input(), output));
        return true;
    }

    private static ObjectNode with(ObjectNode input, List<TaskItem> tasks) {
        var again = input.deepCopy();
        if (again.has("tasks")) {
            again.set("tasks", TaskFinder.ids(tasks));
            return again;
        }
        var change = (ObjectNode) input.path("updates").path(0);
        var updates = again.putArray("updates");
        tasks.forEach(task -> updates.add(change.deepCopy().put("task", task.id())));
        return again;
    }
}
