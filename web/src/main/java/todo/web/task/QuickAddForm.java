package todo.web.task;

import java.util.UUID;
import todo.http.Form;

/**
 * The input of the form that adds a task.
 *
 * @param line a task in one line; only its title if {@code plain}
 * @param plain whether the line is not interpreted: used to add a deleted task again
 * @param description used if plain
 * @param due used if plain: an ISO date, today, tomorrow, next-week, or empty
 * @param priority used if plain
 * @param key identifies the task across retries
 */
public record QuickAddForm(
        String line,
        boolean plain,
        String description,
        String due,
        Priority priority,
        String key,
        StatusFilter filter) {

    static QuickAddForm empty(StatusFilter filter) {
        return new QuickAddForm(
                "", false, "", "", Priority.MEDIUM, UUID.randomUUID().toString(), filter);
    }

    static QuickAddForm of(Form form) {
        var plain = !form.get("title").isEmpty();
        return new QuickAddForm(
                form.get(plain ? "title" : "text"),
                plain,
                form.get("description"),
                form.get("due"),
                Priority.of(form.get("priority")),
                form.get("key").isEmpty() ? UUID.randomUUID().toString() : form.get("key"),
                StatusFilter.of(form.get("show")));
    }
}
