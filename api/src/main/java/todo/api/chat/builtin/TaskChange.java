package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A change of fields of tasks, through update_tasks. */
final class TaskChange {

    private TaskChange() {}

    /** Sets the new fields of a task. */
    @FunctionalInterface
    interface Fields {
        /**
         * @param task as it was found
         * @param update receives the fields
         */
        void set(TaskItem task, ObjectNode update) throws IOException;
    }

    /** A change of one field to the same value, whatever the tasks are. */
    static Intent to(String field, String value, String sentence) {
        return (said, dialogue) ->
                of(dialogue, said.get("tasks"), (_, fields) -> fields.put(field, value), sentence);
    }

    /**
     * @param name of the tasks, as typed
     * @param sentence says what happened to one task, {@code {}}
     */
    static Intent.Plan of(Dialogue dialogue, String name, Fields fields, String sentence) {
        return () -> {
            var tasks = new TaskFinder(dialogue).find(name, TaskLookup.Scope.OPEN);
            return () -> run(dialogue, tasks, fields, sentence);
        };
    }

    static void run(Dialogue dialogue, List<TaskItem> tasks, Fields fields, String sentence)
            throws IOException {
        var arguments = Dialogue.arguments();
        var updates = arguments.putArray("updates");
        for (var task : tasks) {
            fields.set(task, updates.addObject().put("task", task.id()));
        }
        new Report(dialogue).say(dialogue.call("update_tasks", arguments), sentence);
    }

    /**
     * What was shown earlier may have changed since.
     *
     * @return the tasks as they are now; only the first few, because a turn has few calls
     */
    static List<TaskItem> fresh(Dialogue dialogue, List<TaskItem> tasks) throws IOException {
        if (tasks.size() > 3 || !dialogue.memory().knows(tasks)) {
            return tasks;
        }
        var fresh = new ArrayList<TaskItem>();
        for (var task : tasks) {
            fresh.add(fresh(dialogue, task));
        }
        return fresh;
    }

    static TaskItem fresh(Dialogue dialogue, TaskItem task) throws IOException {
        var found = dialogue.call("get_task", Dialogue.arguments().put("task", task.id()));
        if (!Report.isDone(found)) {
            throw dialogue.end(Report.problem(found));
        }
        return new TaskItem(found.get("task"), task.today());
    }
}
