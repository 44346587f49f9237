package todo.api.chat.builtin;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import todo.api.chat.Part;

/** "Undo that", "oops", "redo". */
final class Undoing {

    private static final Wording UNDO =
            Wording.of(
                    "(undo|revert|reverse|roll back|rollback)( (that|it|this|them|those|everything|all of that|all that|the last (one|change|thing|action|step|operation|command)|my last (change|action)|your last (change|action)|what you (just )?did|what you've (just )?done|the (deletion|change|completion|move|rename|delete)|last))?( again)?",
                    "(oops|oops!|whoops|ups|uh oh|oh no|damn)",
                    "(oops|whoops|oh no|damn|shit),? (undo|that was wrong|that was a mistake|not that|wrong one|wrong task|i didn't mean that|that's wrong|i didn't mean to do that)( (that|it))?",
                    "(take|put|bring|get) (it|that|them|this) back( again)?",
                    "(restore|recover|undelete) (it|that|them|this|those)",
                    "(that was|this was|that's|that is) (wrong|a mistake|not what i (meant|wanted)|my mistake)",
                    "(wrong one|wrong task|my mistake|my bad|go back|not that one|not that|ctrl[- +]?z|cmd[- +]?z)",
                    "i (didn't|did not) (mean|want) (that|to|to do that|it|this)");

    private static final Wording REDO =
            Wording.of(
                    "(redo|do over)( (that|it|this))?",
                    "(undo|revert) the undo",
                    "do (it|that) again",
                    "undo the undoing");

    private Undoing() {}

    static @Nullable Plan undo(Sentence sentence, Dialogue dialogue) {
        if (REDO.match(sentence) != null) {
            return () -> () -> redo(dialogue);
        }
        return UNDO.match(sentence) == null ? null : () -> () -> undo(dialogue);
    }

    private static void undo(Dialogue dialogue) throws IOException {
        var operations = dialogue.memory().operations();
        if (operations.isEmpty() && !dialogue.request().isAgreed()) {
            dialogue.say(
                    "I have changed nothing in this conversation that is not undone.\n\n"
                            + UserRequest.OFFER
                            + "undo your last change in the application?");
            return;
        }
        if (operations.isEmpty()) {
            var output = dialogue.call("undo", Dialogue.arguments());
            dialogue.say(output.path("success").asBoolean() ? "Undone." : Report.problem(output));
            return;
        }
        for (var operation : operations) {
            var output =
                    dialogue.call(
                            "undo",
                            Dialogue.arguments()
                                    .put("operation_id", Memory.operationId(operation)));
            if (!output.path("success").asBoolean()) {
                dialogue.say(Report.problem(output));
                return;
            }
        }
        dialogue.say(
                "Undone: "
                        + String.join(" and ", operations.stream().map(Undoing::deed).toList())
                        + ". Say “redo” to do it again.");
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

    private static void redo(Dialogue dialogue) throws IOException {
        if (dialogue.memory().undos().isEmpty()) {
            dialogue.say("There is nothing to redo.");
            return;
        }
        for (var operation : dialogue.memory().undos()) {
            var output = dialogue.call("undo", Dialogue.arguments().put("operation_id", operation));
            if (!output.path("success").asBoolean()) {
                dialogue.say(Report.problem(output));
                return;
            }
        }
        dialogue.say("Done again.");
    }
}
