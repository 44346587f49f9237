package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param operations what the last message did that is not undone, latest first
 * @param undos the calls that the last message has undone, by the ids of the undos
 * @param search the last call of find_tasks; null if there was none
 */
record Memory(
        List<TaskItem> shown,
        List<TaskItem> subject,
        List<Part.ToolCall> operations,
        Map<String, Part.ToolCall> undos,
        Part.@Nullable ToolCall search) {

    static final Set<String> READING =
            Set.of("find_tasks", "get_task", "get_overview", "list_lists");

    private static final Pattern LINE = Pattern.compile("(?m)^ *(?:[0-9]+[.)]|[-*•]) +(.*)$");

    static Memory of(List<Message> messages) {
        var shown = List.<TaskItem>of();
        var subject = List.<TaskItem>of();
        var operations = List.<Part.ToolCall>of();
        var undos = Map.<String, Part.ToolCall>of();
        Part.ToolCall search = null;
        var undone = undone(messages);
        for (var message : messages.reversed()) {
            if (message.role() != Role.ASSISTANT) {
                continue;
            }
            var calls = calls(message);
            var listed = listed(message.text(), tasks(calls));
            shown = shown.isEmpty() ? listed : shown;
            subject = subject.isEmpty() ? subject(message, calls, listed) : subject;
            operations = operations.isEmpty() ? operations(calls, undone) : operations;
            undos = undos.isEmpty() ? undos(calls, undone, messages) : undos;
            for (var call : calls) {
                search = search == null && call.tool().equals("find_tasks") ? call : search;
            }
        }
        return new Memory(shown.isEmpty() ? subject : shown, subject, operations, undos, search);
    }

    /**
     * @return whether the tasks are as an earlier message has shown them
     */
    boolean knows(List<TaskItem> tasks) {
        return shown.containsAll(tasks) || subject.containsAll(tasks);
    }

    /**
     * @return the last change of existing tasks that can be repeated for others; null if the last
     *     answer made none
     */
    Part.@Nullable ToolCall deed() {
        return operations.stream()
                .filter(call ->
                        call.input().has("updates")
                                || call.input().path("tasks").path(0).isTextual())
                .findFirst()
                .orElse(null);
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

    /**
     * Operations that are undone, among them undos that are undone: what they undid counts again.
     */
    private static Set<String> undone(List<Message> messages) {
        var undone = new HashMap<String, String>();
        messages.stream()
                .flatMap(message -> calls(message).stream())
                .filter(call -> call.tool().equals("undo"))
                .map(Memory::output)
                .forEach(output -> {
                    var reverted = output.path("undoes").asText();
                    undone.values().remove(reverted);
                    undone.put(reverted, output.path("operation_id").asText());
                });
        return undone.keySet();
    }

    private static List<Part.ToolCall> operations(List<Part.ToolCall> calls, Set<String> undone) {
        return calls.stream()
                .filter(call -> !call.tool().equals("undo"))
                .filter(call ->
                        output(call).has("operation_id") && !undone.contains(operationId(call)))
                .toList()
                .reversed();
    }

    private static Map<String, Part.ToolCall> undos(
            List<Part.ToolCall> calls, Set<String> undone, List<Message> messages) {
        var undos = new LinkedHashMap<String, Part.ToolCall>();
        for (var undo : calls.reversed()) {
            if (undo.tool().equals("undo") && !undone.contains(operationId(undo))) {
                var reverted = output(undo).path("undoes").asText();
                messages.stream()
                        .flatMap(message -> calls(message).stream())
                        .filter(call -> operationId(call).equals(reverted))
                        .findFirst()
                        .ifPresent(call -> undos.put(operationId(undo), call));
            }
        }
        return undos;
    }

    static String operationId(Part.ToolCall call) {
        return output(call).path("operation_id").asText();
    }

    private static JsonNode output(Part.ToolCall call) {
        return Objects.requireNonNull(call.output());
    }
}
