package todo.web.task;

import java.util.UUID;
import todo.http.Form;

/**
 * The line at the top of the list, as it was typed.
 *
 * @param line a whole task as people write it; a title alone where {@code plain}
 * @param plain whether the words of the line mean nothing but themselves: so it is where a task
 *     that is gone is added again
 * @param description of a plain one
 * @param due of a plain one: a date, a quick word (today, tomorrow, next-week), or empty
 * @param priority of a plain one
 * @param key the same for every attempt to add this one task
 */
public record QuickAddForm(
        String line,
        boolean plain,
        String description,
        String due,
        Priority priority,
        String key,
        StatusFilter show) {

    static QuickAddForm empty(StatusFilter show) {
        return new QuickAddForm(
                "", false, "", "", Priority.MEDIUM, UUID.randomUUID().toString(), show);
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
