package todo.web.task;

import java.util.UUID;
import todo.http.Form;

/**
 * The input of the form that adds a task.
 *
 * @param line a task in one line
 * @param key identifies the task across retries
 */
public record QuickAddForm(String line, String key, View view) {

    static QuickAddForm empty(View view) {
        return new QuickAddForm("", UUID.randomUUID().toString(), view);
    }

    static QuickAddForm of(Form form) {
        return new QuickAddForm(
                form.get("text"),
                form.get("key").isEmpty() ? UUID.randomUUID().toString() : form.get("key"),
                View.of(form));
    }
}
