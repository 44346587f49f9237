package todo.web.task;

import org.jspecify.annotations.Nullable;

/**
 * One change of a task, for people.
 *
 * @param text for example: Priority: Medium → High
 * @param when for example: Yesterday, 17:40 · chat
 * @param operation to undo; null if that is impossible
 * @param undone whether the change has been undone
 */
public record HistoryEntry(
        String id, String text, String when, @Nullable String operation, boolean undone) {}
