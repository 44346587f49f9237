package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;
import todo.api.chat.Message;
import todo.api.chat.Part;
import todo.api.chat.Role;

/**
 * What was shown and done before, read from the tool calls of earlier messages.
 *
 * @param shown the tasks of the last numbered list, in its order
 * @param subject the tasks that the last answer was about: "it", "them"
 * @param operations what was changed and undone
 * @param search the last call of find_tasks; null if there was none
 */
record Memory(
        List<TaskItem> shown,
        List<TaskItem> subject,
        OperationHistory operations,
        Part.@Nullable ToolCall search) {

    static final Set<String> READING =
            Set.of("find_tasks", "get_task", "get_overview", "list_lists");

    private static final Pattern LINE = Pattern.compile("(?m)^ *(?:[0-9]+[.)]|[-*•]) +(.*)$");

    static Memory of(List<Message> messages) {
        var shown = List.<TaskItem>of();
        var subject = List.<TaskItem>of();
        Part.ToolCall search = null;
        for (var message : messages.reversed()) {
            if (message.role() != Role.ASSISTANT) {
                continue;
            }
            var calls = calls(message);
            var listed = listed(message.text(), tasks(calls));
            shown = shown.isEmpty() ? listed : shown;
            subject = subject.isEmpty() ? subject(message, calls, listed) : subject;
            for (var call : calls) {
                search = search == null && call.tool().equals("find_tasks") ? call : search;
            }
        }
        return new Memory(
                shown.isEmpty() ? subject : shown, subject, OperationHistory.of(messages), search);
    }

    /**
     * @return whether the tasks are as an earlier message has shown them
     */
    boolean knows(List<TaskItem> tasks) {
        return shown.containsAll(tasks) || subject.containsAll(tasks);
    }

    /** The calls that have succeeded. */
    static List<Part.ToolCall> calls(Message message) {
        return message.parts().stream()
                .filter(Part.ToolCall.class::isInstance)
                .map(Part.ToolCall.class::cast)
                .filter(call -> call.output() != null && call.output().path("success").asBoolean())
                .toList();
    }

    static boolean hasChanged(Message message) {
        return calls(message).stream().anyMatch(call -> !READING.contains(call.tool()));
    }

    private static List<TaskItem> subject(
            Message message, List<Part.ToolCall> calls, List<TaskItem> listed) {
        var changed = tasks(calls.stream().filter(call -> !READING.contains(call.tool())).toList());
        if (!changed.isEmpty()) {
            return changed;
        }
        return listed.isEmpty()
                ? tasks(calls).stream()
                        .filter(task -> message.text().contains(task.quoted()))
                        .toList()
                : listed;
    }

    private static List<TaskItem> tasks(List<Part.ToolCall> calls) {
        var tasks = new ArrayList<TaskItem>();
        var ids = new HashSet<String>();
        for (var call : calls) {
            for (var task : tasks(call.output())) {
                if (ids.add(task.id())) {
                    tasks.add(task);
                }
            }
        }
        return tasks;
    }

    /** The tasks in the result of a tool. */
    static List<TaskItem> tasks(@Nullable ObjectNode output) {
        if (output == null || !output.has("today")) {
            return List.of();
        }
        var today = LocalDate.parse(output.get("today").asText());
        var tasks = new ArrayList<TaskItem>();
        if (output.has("task")) {
            tasks.add(new TaskItem(output.get("task"), today));
        }
        for (var name : List.of("tasks", "subtasks")) {
            for (JsonNode task : output.path(name)) {
                tasks.add(new TaskItem(task, today));
            }
        }
        return tasks;
    }

    /** The tasks of the lines of a list; another assistant may have written it. */
    private static List<TaskItem> listed(String text, List<TaskItem> tasks) {
        var listed = new LinkedHashSet<TaskItem>();
        var lines = LINE.matcher(text);
        while (lines.find()) {
            var line = lines.group(1);
            tasks.stream()
                    .filter(task -> !listed.contains(task))
                    .filter(task ->
                            line.contains(task.title())
                                    || line.contains(EscapedText.escaped(task.title())))
                    .max((one, other) -> fit(line, one) - fit(line, other))
                    .ifPresent(listed::add);
        }
        return List.copyOf(listed);
    }

    private static int fit(String line, TaskItem task) {
        return line.equals(task.line()) ? Integer.MAX_VALUE : task.title().length();
    }
}
