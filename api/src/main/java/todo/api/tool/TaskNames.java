package todo.api.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.failure.FaultCode;
import todo.failure.TextRule;
import todo.json.Fields;

/** Reads the argument {@code tasks}, see {@link Schemas#TASK_LIST}. */
final class TaskNames {

    private static final TextRule RULE = new TextRule(1, 1_000);

    private TaskNames() {}

    /**
     * @return null if it is broken, which {@link Fields#check()} reports
     */
    static @Nullable List<String> read(Fields fields) {
        var names = fields.required("tasks", fields.texts("tasks", Schemas.MOST, RULE));
        if (names != null && names.isEmpty()) {
            fields.fault("tasks", FaultCode.REQUIRED, "Name at least one task.");
        }
        return names;
    }
}
