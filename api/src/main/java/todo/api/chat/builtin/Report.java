package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import todo.api.chat.EscapedText;
import todo.api.chat.Part;

/** Says what a tool has done. */
final class Report {

    private static final Pattern POINTER = Pattern.compile("^(?:/[^ ]*: )+");

    private final Dialogue dialogue;

    Report(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /**
     * @param one says what happened to one task, for {@code %s}
     * @param many says what happened to several, whose number is {@code %d}
     */
    void say(ObjectNode output, String one, String many) throws IOException {
        var tasks = Memory.tasks(output);
        if (!output.path("success").asBoolean() || tasks.isEmpty()) {
            dialogue.say(problem(output));
            return;
        }
        dialogue.say(
                tasks.size() == 1
                        ? one.replace("%s", tasks.getFirst().quoted())
                        : many.formatted(tasks.size()) + "\n\n" + Dialogue.numbered(tasks));
        sayFailures(output);
    }

    private void sayFailures(ObjectNode output) throws IOException {
        var failures = new ArrayList<String>();
        output.path("failures").forEach(failure -> failures.add(problem((ObjectNode) failure)));
        if (!failures.isEmpty()) {
            dialogue.say(
                    "%d could not be changed: %s"
                            .formatted(
                                    failures.size(),
                                    String.join(" ", failures.stream().distinct().toList())));
        }
    }

    /** Says which dates the completed tasks that recur have next. */
    void sayNext(List<TaskItem> completed) throws IOException {
        var recurring = completed.stream().filter(TaskItem::recurs).toList();
        if (recurring.isEmpty()) {
            return;
        }
        var title = recurring.getFirst().title().replaceAll("[\"\\\\]", " ");
        var found =
                dialogue.call(
                        "find_tasks",
                        Dialogue.arguments()
                                .put("query", "is:open is:recurring \"" + title + "\"")
                                .put("limit", 5));
        for (var next : Memory.tasks(found)) {
            if (next.title().equals(recurring.getFirst().title()) && !next.due().isEmpty()) {
                dialogue.say("Next: " + next.dueWords() + ".");
                return;
            }
        }
    }

    /** Says the result of a call that the user has decided on. */
    void sayDecided(Part.ToolCall call) throws IOException {
        var output = call.output();
        if (output == null) {
            return;
        }
        switch (call.tool()) {
            case "add_tasks" -> say(output, "Added %s.", "Added %d tasks:");
            case "complete_tasks" -> say(output, "Completed %s.", "Completed %d tasks:");
            case "reopen_tasks" -> say(output, "%s is open again.", "%d tasks are open again:");
            case "delete_tasks" -> sayDeleted(output);
            case "update_tasks", "reschedule_tasks" ->
                    say(output, "Changed %s.", "Changed %d tasks:");
            default -> dialogue.say(sentence(output));
        }
    }

    void sayDeleted(ObjectNode output) throws IOException {
        say(
                output,
                "Deleted %s. Say “undo” to get it back.",
                "Deleted %d tasks. Say “undo” to get them back:");
    }

    /**
     * @return the result of a tool that returns no tasks
     */
    static String sentence(ObjectNode output) {
        return output.path("success").asBoolean()
                ? EscapedText.escaped(output.path("message").asText())
                : problem(output);
    }

    /**
     * @return why a tool could not do its work
     */
    static String problem(ObjectNode output) {
        return switch (output.path("error").asText()) {
            case "TASK_NOT_FOUND" -> "That task is no longer there.";
            case "REFUSED" -> "All right, nothing was changed.";
            case "OPEN_SUBTASKS" -> "It has open subtasks.";
            default ->
                    EscapedText.escaped(
                            POINTER.matcher(output.path("message").asText()).replaceFirst(""));
        };
    }
}
