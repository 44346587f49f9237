package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.task.TaskFilter;
import todo.api.task.TaskPager;
import todo.json.Fields;

/** Shows all of one task, with its subtasks. */
record GetTask(TaskReferences references, TaskPager pager, TaskWriter.Factory writers) {

    private static final int MOST_SUBTASKS = 50;

    Tool tool() {
        return new Tool(
                "get_task",
                "Show a task",
                "Shows a task with its description and its subtasks.",
                Tool.Effect.READS,
                Schemas.object("\"task\"", Schemas.TASK),
                Schemas.RESULT,
                this::run);
    }

    private ToolResult run(Caller caller, ObjectNode arguments) {
        var fields = new Fields(arguments);
        var reference = fields.required("task", fields.text("task", 1, 1_000));
        fields.check();
        var task = references.task(caller, Objects.requireNonNull(reference));
        var filter = TaskFilter.subtasks(task.id(), MOST_SUBTASKS);
        var subtasks = pager.list(UnverifiedCaller.of(caller), filter).page();
        var writer = writers.of(caller);
        return writer.dated(ToolResult.success("“%s”.".formatted(task.title())))
                .with("task", writer.whole(task))
                .with("subtasks", subtasks.tasks().stream().map(writer::brief).toList());
    }
}
