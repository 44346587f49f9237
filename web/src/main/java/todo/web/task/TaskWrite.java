package todo.web.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task after a change.
 *
 * @param operation that made the change, to undo it; null if nothing changed
 */
public record TaskWrite(Task task, @Nullable UUID operation) {}
