package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import todo.api.account.Caller;
import todo.api.task.Bulk;
import todo.api.task.BulkRequest;
import todo.api.task.Task;
import todo.json.Fields;

/**
 * Deletes tasks. For several tasks the first call only returns a token, so that a person can be
 * asked; the second call with the token deletes them.
 */
record DeleteTasks(
        Bulk bulk,
        TaskReferences references,
        Confirmations confirmations,
        TaskWriter.Factory writers) {

    private static final String NAME = "delete_tasks";

    /** How many tasks a question names. */
    private static final int NAMED = 5;

    private static final String INPUT =
            Schemas.object(
                    "\"tasks\"",
                    Schemas.TASK_LIST
                            + """
                            ,"confirmation":{"type":"string","description":"Token of the first call, after the user has agreed"}\
                            """);

    Tool tool() {
        return new Tool(
                NAME,
                "Delete tasks",
                "Deletes tasks with their subtasks. For several tasks, the first call returns a token: ask the user, then repeat it with the token. undo restores them.",
                Tool.Effect.OVERWRITES,
                INPUT,
                Schemas.TASKS,
                this::run,
                this::preview);
    }

    private ToolResult run(Caller caller, ObjectNode arguments) {
        var fields = new Fields(arguments);
        var names = TaskNames.read(fields);
        var token = fields.text("confirmation", 1, 200);
        fields.check();
        var found = find(caller, Objects.requireNonNull(names));
        var subject = subject(found);
        if (token != null && !confirmations.isValid(caller, NAME, subject, token)) {
            return ToolResult.invalidConfirmation();
        }
        return token == null && found.size() > 1
                ? askFirst(caller, List.copyOf(found.values()), subject)
                : delete(caller, List.copyOf(found.keySet()));
    }

    /**
     * @throws ToolError if there is no task of one of the names, or several
     */
    private SortedMap<UUID, Task> find(Caller caller, List<String> names) {
        var missing = new Batch(false);
        var found = new TreeMap<UUID, Task>();
        for (var name : names) {
            try {
                var task = references.task(caller, name);
                found.put(task.id(), task);
            } catch (ToolError refused) {
                missing.fail(name, refused.result());
            }
        }
        if (!missing.failures().isEmpty()) {
            throw new ToolError(missing.failed());
        }
        return found;
    }

    private static String subject(SortedMap<UUID, Task> found) {
        return found.keySet().stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private ToolResult preview(Caller caller, ObjectNode arguments) {
        var fields = new Fields(arguments);
        var names = TaskNames.read(fields);
        fields.check();
        var found = find(caller, Objects.requireNonNull(names));
        var tasks = List.copyOf(found.values());
        return writers.of(caller)
                .add(ToolResult.success(question(tasks)), tasks)
                .with("confirmation", confirmations.issue(caller, NAME, subject(found)));
    }

    private static String question(List<Task> tasks) {
        var titles =
                tasks.stream()
                        .limit(NAMED)
                        .map(task -> "“" + task.title() + "”")
                        .collect(Collectors.joining(", "));
        return tasks.size() <= NAMED
                ? "Delete %s?".formatted(titles)
                : "Delete %d tasks: %s and %d more?"
                        .formatted(tasks.size(), titles, tasks.size() - NAMED);
    }

    private ToolResult askFirst(Caller caller, List<Task> tasks, String subject) {
        var message =
                "Ask the user whether to delete these %d tasks. Then repeat the call with the confirmation."
                        .formatted(tasks.size());
        return writers.of(caller)
                .add(ToolResult.error("CONFIRMATION_REQUIRED", message), tasks)
                .with("confirmation", confirmations.issue(caller, NAME, subject));
    }

    private ToolResult delete(Caller caller, List<UUID> ids) {
        var deleted = bulk.change(caller, new BulkRequest(ids, null, null, false, false));
        var tasks = deleted.value().tasks();
        var message =
                Batch.sentence("Deleted", tasks.size(), tasks.isEmpty() ? null : tasks.getFirst());
        return writers.of(caller)
                .add(ToolResult.success(message + " undo restores this."), tasks)
                .done(deleted.operationId());
    }
}
