package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name of tasks and where they move to: a target, or a distance.
 *
 * @param target null for a distance
 * @param shift null for a target
 */
record TaskMove(String name, @Nullable DueTarget target, @Nullable DueShift shift) {

    private String due(String before, Dialogue dialogue) {
        var now = dialogue.present();
        if (target != null) {
            return target.apply(before, now);
        }
        return shift == null ? before : shift.apply(before, now);
    }

    /** The date of a task that is new, in the grammar of lines. */
    String newDue(Dialogue dialogue) {
        return target == null ? "" : due("", dialogue).replace("T", " ");
    }

    /** A day alone leaves times of day and recurrences as they are. */
    private boolean isDayAlone() {
        return target != null && target.time() == null;
    }

    /**
     * @return the tasks as they are now, if that matters
     */
    List<TaskItem> current(List<TaskItem> tasks, Dialogue dialogue) throws IOException {
        return isDayAlone() ? tasks : TaskChange.fresh(dialogue, tasks);
    }

    void run(List<TaskItem> tasks, Dialogue dialogue) throws IOException {
        var arguments = Dialogue.arguments();
        if (isDayAlone()) {
            arguments.put("day", due(tasks.getFirst().due(), dialogue).substring(0, 10));
            arguments.set("tasks", TaskItem.ids(tasks));
            say(dialogue.call("reschedule_tasks", arguments), dialogue);
            return;
        }
        var updates = arguments.putArray("updates");
        for (var task : tasks) {
            updates.addObject().put("task", task.id()).put("due_date", due(task.due(), dialogue));
        }
        say(dialogue.call("update_tasks", arguments), dialogue);
    }

    private static void say(ObjectNode output, Dialogue dialogue) throws IOException {
        var tasks = Memory.tasks(output);
        new Report(dialogue)
                .say(
                        output,
                        tasks.size() == 1
                                ? "{} is now due " + tasks.getFirst().dueWords() + "."
                                : "Moved {}.");
    }
}
