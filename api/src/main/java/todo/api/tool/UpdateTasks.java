package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.function.Function;
import todo.api.account.Caller;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.api.task.Task;
import todo.api.task.TaskPatchJson;
import todo.api.task.TaskSteps;
import todo.failure.Failure;
import todo.failure.FaultCode;
import todo.json.Fields;

/** Changes fields of tasks. */
record UpdateTasks(
        TaskSteps steps,
        Operations operations,
        TaskReferences references,
        TaskArguments arguments,
        TaskWriter.Factory writers) {

    private static final String INPUT =
            Schemas.object(
                    "\"updates\"",
                    """
                    "updates":{"type":"array","minItems":1,"maxItems":25,"items":{"type":"object","properties":{\
                    %s,%s},"required":["task"]}},%s\
                    """
                            .formatted(Schemas.TASK, Schemas.FIELDS, Schemas.DRY_RUN));

    Tool tool() {
        return new Tool(
                "update_tasks",
                "Change tasks",
                "Changes the fields that are sent; absent ones stay. The word \"remove\" clears a description, due_date, recurrence_rule, reminder_lead_time, list or parent; tags are replaced. To move only the day use reschedule_tasks.",
                Tool.Effect.OVERWRITES,
                INPUT,
                Schemas.TASKS,
                this::run);
    }

    private ToolResult run(Caller caller, ObjectNode given) {
        var fields = new Fields(given);
        var items = fields.required("updates", fields.objects("updates", Schemas.MOST));
        var batch = Batch.of(fields);
        fields.check();
        for (var item : Objects.requireNonNull(items)) {
            batch.add(item.path("task").asText(), () -> change(caller, item));
        }
        return batch.run(operations, caller, writers, "Changed");
    }

    private Function<Transaction, Task> change(Caller caller, ObjectNode item) {
        if (item.size() < 2) {
            throw new Failure.Invalid(
                    "/updates", FaultCode.REQUIRED, "Name a task and what to change.");
        }
        var id = references.task(caller, item.path("task").asText()).id();
        var patch = TaskPatchJson.patch(arguments.fields(caller, item), caller::zone);
        return transaction -> steps.change(transaction, caller, id, patch, false);
    }
}
