package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.function.Function;
import todo.api.account.Caller;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.api.quickadd.LineDefaults;
import todo.api.quickadd.QuickAdd;
import todo.api.quickadd.TypedLine;
import todo.api.task.Task;
import todo.api.task.TaskPatchJson;
import todo.api.task.TaskSteps;
import todo.failure.Failure;
import todo.failure.FaultCode;
import todo.json.Fields;

/** Adds tasks, each from a line or from fields. */
record AddTasks(
        TaskSteps steps,
        QuickAdd quickAdd,
        Operations operations,
        TaskArguments arguments,
        TaskWriter.Factory writers) {

    private static final String INPUT =
            Schemas.object(
                    "\"tasks\"",
                    """
                    "tasks":{"type":"array","minItems":1,"maxItems":25,"items":{"type":"object","properties":{\
                    "line":{"type":"string","description":"All in one, e.g. pay rent tomorrow 9am !high #tag list:Home every month"},\
                    %s}}},%s\
                    """
                            .formatted(Schemas.FIELDS, Schemas.DRY_RUN));

    Tool tool() {
        return new Tool(
                "add_tasks",
                "Add tasks",
                "Adds up to 25 tasks, each from either a line or fields with a title.",
                Tool.Effect.ADDS,
                INPUT,
                Schemas.TASKS,
                this::run);
    }

    private ToolResult run(Caller caller, ObjectNode given) {
        var fields = new Fields(given);
        var items = fields.required("tasks", fields.objects("tasks", Schemas.MOST));
        var batch = Batch.of(fields);
        fields.check();
        for (var item : Objects.requireNonNull(items)) {
            var name = item.path(item.has("line") ? "line" : "title").asText();
            batch.add(name, () -> addition(caller, item));
        }
        return batch.run(operations, caller, writers, "Added");
    }

    private Function<Transaction, Task> addition(Caller caller, ObjectNode item) {
        if (!item.has("line")) {
            var task = TaskPatchJson.newTask(arguments.fields(caller, item), caller::zone);
            return transaction -> steps.add(transaction, caller, task);
        }
        if (item.size() > 1) {
            throw new Failure.Invalid(
                    "/line", FaultCode.INVALID, "Send either a line or other fields.");
        }
        var fields = new Fields(item);
        var line = fields.required("line", fields.rawText("line", 1, 1_000));
        fields.check();
        var typed =
                new TypedLine(Objects.requireNonNull(line), caller.zone(), null, LineDefaults.NONE);
        return quickAdd.addition(caller, typed).andThen(QuickAdd.Added::task);
    }
}
