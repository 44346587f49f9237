package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import todo.api.account.Caller;
import todo.api.change.Operations;
import todo.api.task.TaskSteps;
import todo.json.Fields;

/** Completes tasks, or opens them again. */
record CompleteTasks(
        TaskSteps steps,
        Operations operations,
        TaskReferences references,
        TaskWriter.Factory writers) {

    private static final String INPUT =
            Schemas.object(
                    "\"tasks\"",
                    Schemas.TASK_LIST
                            + """
                            ,"include_subtasks":{"type":"boolean","description":"Complete open subtasks too"},\
                            """
                            + Schemas.DRY_RUN);

    Tool completing() {
        return new Tool(
                "complete_tasks",
                "Complete tasks",
                "Completes tasks. A recurring task gets its next occurrence.",
                Tool.Effect.SETS,
                INPUT,
                Schemas.TASKS,
                (caller, arguments) -> run(caller, arguments, true));
    }

    Tool reopening() {
        return new Tool(
                "reopen_tasks",
                "Reopen tasks",
                "Opens completed tasks again.",
                Tool.Effect.SETS,
                Schemas.object("\"tasks\"", Schemas.TASK_LIST + "," + Schemas.DRY_RUN),
                Schemas.TASKS,
                (caller, arguments) -> run(caller, arguments, false));
    }

    private ToolResult run(Caller caller, ObjectNode arguments, boolean completed) {
        var fields = new Fields(arguments);
        var names = TaskNames.read(fields);
        var force = Boolean.TRUE.equals(fields.flag("include_subtasks"));
        var batch = Batch.of(fields);
        fields.check();
        for (var name : Objects.requireNonNull(names)) {
            batch.add(
                    name,
                    () -> {
                        var id = references.task(caller, name, !completed).id();
                        return transaction ->
                                steps.complete(transaction, caller, id, force, completed);
                    });
        }
        return batch.run(operations, caller, writers, completed ? "Completed" : "Reopened");
    }
}
