package todo.web.task;

import java.util.UUID;
import todo.http.Form;

/**
 * The line at the top of the list, as it was typed.
 *
 * @param description kept, not shown: it comes along where a task is added again
 * @param due a date, a quick word (today, tomorrow, next-week), or empty
 * @param key the same for every attempt to add this one task
 */
public record QuickAdd(
        String title, String description, String due, Priority priority, String key, Show show) {

    static QuickAdd empty(Show show) {
        return new QuickAdd("", "", "", Priority.MEDIUM, UUID.randomUUID().toString(), show);
    }

    static QuickAdd of(Form form) {
        return new QuickAdd(
                form.get("title"),
                form.get("description"),
                form.get("due"),
                Priority.of(form.get("priority")),
                form.get("key").isEmpty() ? UUID.randomUUID().toString() : form.get("key"),
                Show.of(form.get("show")));
    }

    /**
     * @return whether the due date is one that the quick words do not name
     */
    public boolean otherDay() {
        return !due.matches("|today|tomorrow|next-week");
    }
}
