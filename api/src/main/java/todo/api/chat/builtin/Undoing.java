package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import todo.api.chat.Part;

/** "Undo that", "oops", "redo". */
final class Undoing {

    private Undoing() {}

    static Intent.Plan undo(Wording.Parts said, Dialogue dialogue) {
        return () -> () -> undo(dialogue);
    }

    static Intent.Plan redo(Wording.Parts said, Dialogue dialogue) {
        return () -> () -> redo(dialogue);
    }

    private static void undo(Dialogue dialogue) throws IOException {
        var operations = dialogue.memory().operations().last();
        if (!operations.isEmpty()) {
            revert(operations, "Undone: %s. Say “redo” to do it again.", dialogue);
        } else if (dialogue.request().isAgreed()) {
            var output = dialogue.call("undo", Dialogue.arguments());
            dialogue.say(Report.isDone(output) ? "Undone." : Report.problem(output));
        } else {
            dialogue.say(
                    "I have changed nothing in this conversation that is not undone.\n\n"
                            + UserRequest.OFFER
                            + "undo your last change in the application?");
        }
    }

    private static void redo(Dialogue dialogue) throws IOException {
        if (dialogue.memory().operations().undone().isEmpty()) {
            dialogue.say("There is nothing to redo.");
        } else {
            revert(dialogue.memory().operations().undone(), "Done again: %s.", dialogue);
        }
    }

    /**
     * @param operations what they did, by the ids of the operations to undo
     * @param sentence says what, for {@code %s}
     */
    private static void revert(
            Map<String, Part.ToolCall> operations, String sentence, Dialogue dialogue)
            throws IOException {
        var deeds = new ArrayList<String>();
        for (var operation : operations.entrySet()) {
            var id = Dialogue.arguments().put("operation_id", operation.getKey());
            var output = dialogue.call("undo", id);
            if (!Report.isDone(output)) {
                dialogue.say(Report.problem(output));
                return;
            }
            deeds.add(deed(operation.getValue()));
        }
        dialogue.say(sentence.replace("%s", String.join(" and ", deeds)));
    }

    private static String deed(Part.ToolCall call) {
        var tasks = Memory.tasks(call.output());
        var titles =
                tasks.size() > 3
                        ? tasks.size() + " tasks"
                        : String.join(", ", tasks.stream().map(TaskItem::quoted).toList());
        return switch (call.tool()) {
            case "add_tasks" -> "adding " + titles;
            case "complete_tasks" -> "completing " + titles;
            case "reopen_tasks" -> "reopening " + titles;
            case "delete_tasks" -> "deleting " + titles;
            case "save_list" -> "the change of the list";
            default -> "the change of " + titles;
        };
    }
}
