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

    /**
     * @param name of the tasks, as typed
     * @param one says what happened to one task, {@code %s}
     * @param many says what happened to {@code %d} tasks
     */
    static Plan of(Dialogue dialogue, String name, Fields fields, String one, String many) {
        return () -> {
            var tasks = new TaskFinder(dialogue).find(name, TaskFinder.Scope.OPEN);
            return () -> run(dialogue, tasks, fields, one, many);
        };
    }

    static void run(Dialogue dialogue, List<TaskItem> tasks, Fields fields, String one, String many)
            throws IOException {
        var updates = new ArrayList<ObjectNode>();
        for (var task : tasks) {
            var update = Dialogue.arguments().put("task", task.id());
            fields.set(task, update);
            updates.add(update);
        }
        var arguments = Dialogue.arguments();
        arguments.putArray("updates").addAll(updates);
        new Report(dialogue).say(dialogue.call("update_tasks", arguments), one, many);
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
            fresh.add(new TaskFinder(dialogue).fresh(task));
        }
        return fresh;
    }
}
