package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import todo.api.account.Caller;
import todo.api.change.Operations;
import todo.api.task.ClientTimes;
import todo.api.task.TaskSteps;
import todo.json.Fields;

/** Moves tasks to another day. */
record RescheduleTasks(
        TaskSteps steps,
        Operations operations,
        TaskReferences references,
        TaskWriter.Factory writers) {

    private static final String INPUT =
            Schemas.object(
                    "\"tasks\",\"day\"",
                    Schemas.TASK_LIST
                            + """
                            ,"day":{"type":"string","description":"2026-12-24"},\
                            """
                            + Schemas.DRY_RUN);

    Tool tool() {
        return new Tool(
                "reschedule_tasks",
                "Reschedule tasks",
                "Moves tasks to a day; times of day and recurrences stay.",
                Tool.Effect.SETS,
                INPUT,
                Schemas.TASKS,
                this::run);
    }

    private ToolResult run(Caller caller, ObjectNode arguments) {
        var fields = new Fields(arguments);
        var names = TaskNames.read(fields);
        var day = fields.required("day", fields.parsed("day", ClientTimes::parseDay));
        var batch = Batch.of(fields);
        fields.check();
        for (var name : Objects.requireNonNull(names)) {
            batch.add(
                    name,
                    () -> {
                        var id = references.task(caller, name).id();
                        return transaction ->
                                steps.reschedule(
                                        transaction, caller, id, Objects.requireNonNull(day));
                    });
        }
        return batch.run(operations, caller, writers, "Rescheduled");
    }
}
