package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import todo.api.chat.EscapedText;
import todo.api.chat.Part;

/** Says what a tool has done. */
final class Report {

    private static final Pattern POINTER = Pattern.compile("^(?:/[^ ]*: )+");
    private static final Pattern VERB =
            Pattern.compile("(?<=\\{\\}(?: now| no longer)? )(is|has|repeats)\\b");
    private static final Map<String, String> PLURALS =
            Map.of("is", "are", "has", "have", "repeats", "repeat");
    private static final Map<String, String> DEEDS =
            Map.of(
                    "add_tasks", "Added {}.",
                    "complete_tasks", "Completed {}.",
                    "reopen_tasks", "{} is open again.",
                    "delete_tasks", "Deleted {}. Say “undo” to get it back.",
                    "update_tasks", "Changed {}.",
                    "reschedule_tasks", "Changed {}.");

    private final Dialogue dialogue;

    Report(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /**
     * @param sentence about one task, which stands for {@code {}}; several are listed after it
     */
    void say(ObjectNode output, String sentence) throws IOException {
        var tasks = Memory.tasks(output);
        if (!isDone(output) || tasks.isEmpty()) {
            dialogue.say(problem(output));
            return;
        }
        dialogue.say(
                tasks.size() == 1
                        ? sentence.replace("{}", tasks.getFirst().quoted())
                        : plural(sentence).replace("{}", tasks.size() + " tasks")
                                + "\n\n"
                                + Dialogue.numbered(tasks));
        var failures = new LinkedHashSet<String>();
        output.path("failures").forEach(failure -> failures.add(problem((ObjectNode) failure)));
        if (!failures.isEmpty()) {
            dialogue.say(
                    "%d could not be changed: %s"
                            .formatted(output.path("failures").size(), String.join(" ", failures)));
        }
    }

    /** Calls a tool that changes tasks, and says what it has done. */
    ObjectNode run(String tool, ObjectNode arguments) throws IOException {
        var output = dialogue.call(tool, arguments);
        say(output, DEEDS.getOrDefault(tool, "Changed {}."));
        return output;
    }

    private static String plural(String sentence) {
        return VERB.matcher(sentence)
                .replaceAll(verb -> PLURALS.get(verb.group()))
                .replace("get it back", "get them back")
                .replaceFirst("\\.$", ":");
    }

    /** Says the next date of a completed task that recurs. */
    void sayNext(List<TaskItem> completed) throws IOException {
        for (var task : completed.stream().filter(TaskItem::recurs).limit(1).toList()) {
            var title = task.title().replaceAll("[\"\\\\]", " ");
            var found = dialogue.find("is:open is:recurring \"" + title + "\"", 5);
            for (var next : Memory.tasks(found)) {
                if (next.title().equals(task.title()) && !next.due().isEmpty()) {
                    dialogue.say("Next: " + next.dueWords() + ".");
                    return;
                }
            }
        }
    }

    /** Says the result of a call that the user has decided on, or of one that is repeated. */
    void sayDecided(Part.ToolCall call) throws IOException {
        var output = call.output();
        if (output == null) {
            return;
        }
        var sentence = DEEDS.get(call.tool());
        if (sentence == null) {
            dialogue.say(sentence(output));
        } else {
            say(output, sentence);
        }
    }

    static boolean isDone(ObjectNode output) {
        return output.path("success").asBoolean();
    }

    /**
     * @return the result of a tool that returns no tasks
     */
    static String sentence(ObjectNode output) {
        return isDone(output)
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
